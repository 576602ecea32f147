import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { ApiContext } from '../../shared/context';
import type { Metrics } from './metrics';

/** Counts each operation under its root fields. It goes last among the plugins: the outcome is what the caller gets to see. */
export function createOperationMetrics(metrics: Metrics): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      const begun = performance.now();
      return {
        async willSendResponse({ response, document, operation }) {
          const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
          metrics.observeOperation({
            rootFields: document && operation ? listRootFields(document, operation) : [],
            outcome: errors[0] ? String(errors[0].extensions?.code ?? 'INTERNAL_SERVER_ERROR') : 'OK',
            seconds: (performance.now() - begun) / 1000,
          });
        },
      };
    },
  };
}

/** Of a valid operation: the names of its root fields, each once, regardless of their aliases. */
function listRootFields({ definitions }: DocumentNode, { selectionSet }: OperationDefinitionNode): string[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const names = new Set<string>();
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  collect(selectionSet);
  return [...names];
}
