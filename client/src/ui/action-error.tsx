import { type ApiErrorKind, readApiError } from '../data/api-error';
import { errorWords } from './error-words';
import { ProblemNotice } from './problem-notice';

/** The same action would fail again. */
const FINAL: readonly ApiErrorKind[] = ['input', 'forbidden', 'tooLarge'];

/**
 * Why something that the viewer did has failed, in the words of the server where it has some. Unlike a question, it is not repeated by
 * itself; nothing where the session has ended, which the frame says.
 * @param retry does the same again. Left out, or where the server refuses it: it is not offered.
 */
export function ActionError({ error, retry }: { error: unknown; retry?: () => void }) {
  const { kind, message, reference } = readApiError(error);
  if (kind === 'unauthenticated') return null;
  const { title, text } = errorWords[kind];
  return (
    <ProblemNotice
      title={kind === 'input' && message !== null ? errorWords.refused : title}
      reference={reference}
      retry={FINAL.includes(kind) ? undefined : retry}
    >
      {message === null ? text : toSentence(message)}
    </ProblemNotice>
  );
}

/** The server begins with the name of an argument where it is about one. */
const toSentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);
