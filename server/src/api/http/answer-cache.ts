import type { ApolloServerPlugin } from '@apollo/server';
import responseCachePlugin from '@apollo/server-plugin-response-cache';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { todayIn } from '../../domain/local-date';
import type { ApiContext } from '../shared/context';
import { WrittenList } from '../shared/lists/written-lists';
import { isAudited } from '../shared/read-audit/read-audit';

/** Root fields whose answer follows from the data version, today's date and what the caller may see, and from nothing else. */
const KEPT_FIELDS = new Set([
  '__typename',
  'leaveAggregate',
  'filterOptions',
  'departments',
  'designations',
  'leaveTypes',
  'fiscalYears',
  'teamManagers',
  'leaveIssuers',
  'projectAllocations',
]);
const KEPT_SECONDS = 24 * 60 * 60;
/** Of all answers together: about a thousand panels. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Of one list. */
const MAX_ROWS = 500;
const MAX_LIST_BYTES = 100_000;

/** Keeps answers by the data version that the request reads, business date, role and scope. */
export function createAnswerCache(): ApolloServerPlugin<ApiContext>[] {
  return [
    {
      async requestDidStart() {
        return {
          async didResolveOperation({ document, operation, overallCachePolicy }) {
            const fragments = new Map(
              document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
            );
            if (operation?.operation !== 'query' || !isKept(operation.selectionSet, fragments)) return;
            overallCachePolicy.replace({ maxAge: KEPT_SECONDS, scope: 'PRIVATE' });
          },
        };
      },
    },
    responseCachePlugin<ApiContext>({
      cache: new InMemoryLRUCache({ maxSize: MAX_BYTES }),
      // Null keeps nothing: anonymous callers and all other operations.
      sessionId: async ({ contextValue: { viewer } }) => (viewer ? JSON.stringify([viewer.role, viewer.employeeId]) : null),
      extraCacheKeyData: async ({ contextValue: { mart, sourceTimeZone } }) => [mart.versionKey, todayIn(sourceTimeZone, new Date())],
      shouldReadFromCache: async ({ contextValue: { viewer, mart }, overallCachePolicy }) =>
        viewer !== null && mart.versionKey !== null && overallCachePolicy.policyIfCacheable() !== null,
      shouldWriteToCache: async ({ contextValue, response: { body } }) =>
        contextValue.viewer !== null &&
        contextValue.mart.versionKey !== null &&
        !isAudited(contextValue) &&
        body?.kind === 'single' &&
        !isLong(body.singleResult.data),
    }),
  ];
}

/** Whether a list of the answer is long: it would fill the cache, and turning it into text again would delay other requests. */
function isLong(data: object | null | undefined): boolean {
  return Object.values(data ?? {}).some((root) => typeof root === 'object' && root !== null && Object.values(root).some(isLongList));
}

const isLongList = (list: unknown): boolean =>
  list instanceof WrittenList ? list.json.byteLength > MAX_LIST_BYTES : Array.isArray(list) && list.length > MAX_ROWS;

function isKept({ selections }: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return KEPT_FIELDS.has(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return isKept(selection.selectionSet, fragments);
    const fragment = fragments.get(selection.name.value);
    return fragment !== undefined && isKept(fragment.selectionSet, fragments);
  });
}
