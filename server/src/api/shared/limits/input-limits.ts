import { isReadableText } from '../../../domain/readable-text';
import { invalidInput } from '../../../errors';

/** Lists and objects inside one another, in a body or a JSON parameter. The API's own inputs need four. */
export const MAX_INPUT_DEPTH = 32;

type Fault = { kind: 'depth' } | { kind: 'text'; path: readonly (string | number)[] };

/**
 * Checks parsed input that comes from outside: a body, the parameters of an address, JSON inside of one.
 * PostgreSQL has no NUL in text, and a surrogate without its other half has no UTF-8, so either one fails in the statement that gets it.
 * @param name where the input is from; empty: its own keys say it.
 * @throws {AppError} BAD_USER_INPUT naming the member that holds such a text, or for input that is nested deeper than `MAX_INPUT_DEPTH`.
 */
export function checkInput(name: string, input: unknown): void {
  const fault = findFault(input, 0);
  if (!fault) return;
  if (fault.kind === 'depth') throw invalidInput(`The request nests lists and objects deeper than ${MAX_INPUT_DEPTH} levels.`);
  throw invalidInput(`${[name, ...fault.path].filter((part) => part !== '').join('.') || 'The request'} ${UNREADABLE_TEXT}`);
}

/** Ends a sentence that begins with what holds the text. */
export const UNREADABLE_TEXT = 'holds a NUL character or half of a surrogate pair, which no text may have.';

// Without an array of entries for each object, which takes fifteen times as long for a body of small objects.
function findFault(value: unknown, depth: number): Fault | null {
  if (typeof value === 'string') return isReadableText(value) ? null : { kind: 'text', path: [] };
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= MAX_INPUT_DEPTH) return { kind: 'depth' };
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const fault = findFault(value[at], depth + 1);
      if (fault) return within(at, fault);
    }
    return null;
  }
  for (const key of Object.keys(value)) {
    // A key is named by the object that has it: its own text cannot be written into an answer.
    if (!isReadableText(key)) return { kind: 'text', path: [] };
    const fault = findFault((value as Record<string, unknown>)[key], depth + 1);
    if (fault) return within(key, fault);
  }
  return null;
}

function within(key: string | number, fault: Fault): Fault {
  return fault.kind === 'text' ? { ...fault, path: [key, ...fault.path] } : fault;
}
