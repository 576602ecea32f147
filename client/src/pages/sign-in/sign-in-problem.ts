import { signInWords } from './words';

/** Why the organisation's sign-in failed, as the server's address says it, or why a sign-out did. */
export type SignInProblem = keyof typeof signInWords.problems;

/** @param value of the query: a list of texts, or nothing. */
export function signInProblem(value: unknown): SignInProblem | undefined {
  const [text] = [value].flat();
  return typeof text === 'string' && Object.hasOwn(signInWords.problems, text) ? (text as SignInProblem) : undefined;
}
