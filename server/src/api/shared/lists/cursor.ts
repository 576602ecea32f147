import { isReadableText } from '../../../domain/readable-text';
import { invalidInput } from '../../../errors';

/** The values that an order sorts by, ending with a unique one; a null is a missing value. All as text, so that nothing is rounded. */
export type CursorKeys = readonly (string | null)[];

const MAX_CURSOR_LENGTH = 2_000;

/** A place in a list: the order's name, so that a cursor of one order is not taken for another's, and the keys of the entry. */
export function encodeCursor(order: string, keys: CursorKeys): string {
  return Buffer.from(JSON.stringify([order, ...keys])).toString('base64url');
}

/**
 * Reads `after` back into its keys; null without one.
 * @param keyCount how many keys the order sorts by.
 * @throws {AppError} BAD_USER_INPUT for a cursor that is none of this list in this order.
 */
export function decodeCursor(after: string | null | undefined, order: string, keyCount: number): CursorKeys | null {
  if (after === null || after === undefined) return null;
  const [name, ...keys] = parseCursor(after);
  if (name !== order || keys.length !== keyCount) throw invalidInput('after is not a cursor of this list.');
  return keys;
}

function parseCursor(text: string): CursorKeys {
  if (text.length > MAX_CURSOR_LENGTH) return [];
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parsed) && parsed.every((key) => key === null || (typeof key === 'string' && isReadableText(key))) ? parsed : [];
  } catch {
    return [];
  }
}
