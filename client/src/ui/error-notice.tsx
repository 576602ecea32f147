import type { ApiError } from '../data/api-error';
import { useDataState } from '../data/use-live-data';
import { errorWords } from './error-words';
import { ProblemNotice } from './problem-notice';

/**
 * What went wrong and what to do; nothing where the frame says it: that a session has ended, or, above the last answer, that the whole
 * server is away.
 * @param keepsData the last answer is still on screen
 */
export function ErrorNotice({ error, retry, keepsData = false }: { error: ApiError; retry: () => void; keepsData?: boolean }) {
  const { offline } = useDataState();
  if (error.kind === 'unauthenticated' || (keepsData && offline)) return null;
  const { title, text } = errorWords[error.kind];
  const isForbidden = error.kind === 'forbidden';
  return (
    <ProblemNotice tone={isForbidden ? 'quiet' : 'bad'} title={title} reference={error.reference} retry={isForbidden ? undefined : retry}>
      {error.kind === 'input' && error.message} {text} {keepsData && errorWords.keepData} {error.retryable && errorWords.retrying}
    </ProblemNotice>
  );
}
