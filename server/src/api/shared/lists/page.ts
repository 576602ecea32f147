import { Field, ObjectType } from 'type-graphql';
import { invalidInput } from '../../../errors';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 200;

/** What the argument `first` of every list says of itself. */
export const FIRST_DESCRIPTION = `How many at most, from 1 to ${MAX_PAGE_SIZE}. Left out: ${DEFAULT_PAGE_SIZE}.`;
/** What the argument `after` of every list says of itself. */
export const AFTER_DESCRIPTION =
  'The cursor after which to go on: endCursor of the page before, of the same order. Left out: from the beginning.';

@ObjectType({ simpleResolvers: true, description: 'Whether and where a list goes on.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the last entry, for `after`. Null: the page is empty.' })
  endCursor!: string | null;
}

/**
 * Reads `first`.
 * @throws {AppError} BAD_USER_INPUT for a size outside of 1 to 200.
 */
export function readPageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE_SIZE;
  if (size < 1 || size > MAX_PAGE_SIZE) throw invalidInput(`first must be from 1 to ${MAX_PAGE_SIZE}.`);
  return size;
}

/** Shapes one page out of `size + 1` nodes, the extra one shows that there is more. `cursorOf` names a node's place in the order. */
export function toConnection<Node>(found: readonly Node[], size: number, totalCount: number, cursorOf: (node: Node) => string) {
  const nodes = found.slice(0, size);
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return { edges, nodes, totalCount, pageInfo: { hasNextPage: found.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** The cost of a page: that of one entry times the requested number. */
export function pageCost({ args, childComplexity }: { args: { first?: number | null }; childComplexity: number }): number {
  return 20 + Math.max(1, args.first ?? DEFAULT_PAGE_SIZE) * Math.max(1, childComplexity);
}
