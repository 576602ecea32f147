const MAX_NAME_LENGTH = 100;

/**
 * What is wrong with a name that somebody gives to a token or a feed, to go on after its subject; null where it is one line that says
 * something.
 */
export function findNameProblem(name: string): string | null {
  if (name === '' || name.length > MAX_NAME_LENGTH) return `must have 1 to ${MAX_NAME_LENGTH} characters.`;
  return /[\p{Cc}\u2028\u2029]/u.test(name) ? 'must be one line without control characters.' : null;
}
