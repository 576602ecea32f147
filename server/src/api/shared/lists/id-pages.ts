import { isId } from '../../../domain/id-text';
import { invalidInput } from '../../../errors';
import { decodeCursor, encodeCursor } from './cursor';
import { readPageSize, toConnection } from './page';

/** A page of a list that is ordered by descending id. */
export interface IdPageRequest {
  size: number;
  /** Entries with a smaller id follow; null: from the beginning. */
  beforeId: bigint | null;
}

const ORDER = 'ID_DESC';

/**
 * Reads `first` and `after` of a list that is ordered by descending id.
 * @throws {AppError} BAD_USER_INPUT for a size outside of 1 to 200 and for a cursor that is none of ours.
 */
export function readIdPageRequest(first: number | null | undefined, after: string | null | undefined): IdPageRequest {
  const size = readPageSize(first);
  const [id = null] = decodeCursor(after, ORDER, 1) ?? [];
  if (id === null) return { size, beforeId: null };
  if (!isId(id)) throw invalidInput('after is not a cursor of this list.');
  return { size, beforeId: BigInt(id) };
}

/** Shapes a page whose entries are in descending order of their id. */
export function toIdConnection<Node extends { id: string }>(found: readonly Node[], size: number, totalCount: number) {
  return toConnection(found, size, totalCount, ({ id }) => encodeCursor(ORDER, [id]));
}
