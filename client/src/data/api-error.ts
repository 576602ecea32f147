import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** What went wrong, in the kinds that the screen tells apart. */
export type ApiErrorKind = 'offline' | 'tooLarge' | 'unauthenticated' | 'forbidden' | 'rateLimited' | 'costly' | 'input' | 'server';

export interface ApiError {
  kind: ApiErrorKind;
  /** The server's reference of an internal error, to be found in its log. */
  reference: string | null;
  /** What the server says, in words for the screen. Null: nothing but that something failed. */
  message: string | null;
  /** Whether asking again can help. */
  retryable: boolean;
}

const KIND_OF_CODE: Record<string, ApiErrorKind> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  TOO_MANY_REQUESTS: 'rateLimited',
  QUERY_TOO_COSTLY: 'costly',
  BAD_USER_INPUT: 'input',
  NOT_FOUND: 'input',
};
const KIND_OF_STATUS: Record<number, ApiErrorKind> = {
  401: 'unauthenticated',
  403: 'forbidden',
  413: 'tooLarge',
  429: 'rateLimited',
  502: 'offline',
  503: 'offline',
  504: 'offline',
};
/** Errors whose message is for the screen. */
const SPEAKING_CODES = ['BAD_USER_INPUT', 'NOT_FOUND', 'SERVICE_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE', 'TOO_MANY_REQUESTS'];
const RETRYABLE: readonly ApiErrorKind[] = ['offline', 'rateLimited', 'server'];

/** Classifies any error of the network or the API. */
export function readApiError(error: unknown): ApiError {
  if (CombinedGraphQLErrors.is(error)) {
    const extensions = error.errors[0]?.extensions ?? {};
    const code = String(extensions.code);
    return {
      ...describe(KIND_OF_CODE[code] ?? 'server', extensions.reference),
      message: SPEAKING_CODES.includes(code) ? (error.errors[0]?.message ?? null) : null,
    };
  }
  if (ServerError.is(error)) return describe(KIND_OF_STATUS[error.statusCode] ?? 'server');
  // Only the browser's fetch throws a TypeError here: no connection, or none to this server.
  return describe(error instanceof TypeError || (error as Error | undefined)?.name === 'AbortError' ? 'offline' : 'server');
}

function describe(kind: ApiErrorKind, reference?: unknown): ApiError {
  return { kind, reference: typeof reference === 'string' ? reference : null, message: null, retryable: RETRYABLE.includes(kind) };
}
