import { Field, ObjectType } from 'type-graphql';
import { AppError } from '../../errors';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 200;

@ObjectType({ simpleResolvers: true, description: 'Whether and where a list goes on.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the last entry, for `after`. Null: the page is empty.' })
  endCursor!: string | null;
}

export interface PageRequest {
  size: number;
  /** Entries with a smaller id follow; null: from the beginning. */
  beforeId: bigint | null;
}

/**
 * Reads `first` and `after` of a list that is ordered by descending id.
 * @throws {AppError} BAD_USER_INPUT for a size outside of 1 to 200 and for a cursor that is none of ours.
 */
export function readPageRequest(first: number | null | undefined, after: string | null | undefined): PageRequest {
  const size = first ?? DEFAULT_PAGE_SIZE;
  if (size < 1 || size > MAX_PAGE_SIZE) throw new AppError('BAD_USER_INPUT', { userMessage: `first must be from 1 to ${MAX_PAGE_SIZE}.` });
  if (after === null || after === undefined) return { size, beforeId: null };
  const [, id] = /^id:(\d{1,18})$/.exec(Buffer.from(after, 'base64url').toString()) ?? [];
  if (id === undefined) throw new AppError('BAD_USER_INPUT', { userMessage: 'after is not a cursor of this list.' });
  return { size, beforeId: BigInt(id) };
}

/** Shapes one page out of `size + 1` entries: the one too many tells that there is more. */
export function toConnection<Node extends { id: string }>(entries: readonly Node[], size: number, totalCount: number) {
  const nodes = entries.slice(0, size);
  const edges = nodes.map((node) => ({ cursor: Buffer.from(`id:${node.id}`).toString('base64url'), node }));
  return { edges, nodes, totalCount, pageInfo: { hasNextPage: entries.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** What a page may cost: every entry of it, as many as are asked for. */
export function pageCost({ args, childComplexity }: { args: { first?: number | null }; childComplexity: number }): number {
  return 20 + Math.max(1, args.first ?? DEFAULT_PAGE_SIZE) * Math.max(1, childComplexity);
}
