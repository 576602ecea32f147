/** What clients branch on, in `extensions.code`. The set is closed. */
export const ERROR_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  UPSTREAM_UNAVAILABLE: 503,
  QUERY_TOO_COSTLY: 400,
  TOO_MANY_REQUESTS: 429,
  SERVICE_UNAVAILABLE: 503,
  PERSISTED_QUERY_NOT_FOUND: 200,
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

interface Options {
  /** For the caller's screen: no internals, no personal data. */
  userMessage: string;
  /** For the log; the screen text where it is left out. */
  message?: string;
  /** Whole seconds after which the same request may work. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A failure that the caller is meant to understand: a code, one text for the log and one for the screen. Every other error is masked. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly userMessage: string;
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly code: ErrorCode,
    { userMessage, message = userMessage, retryAfterSeconds, cause }: Options,
  ) {
    super(message, { cause });
    this.userMessage = userMessage;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}

/** What the caller sent cannot be used; the text says why. */
export function invalidInput(userMessage: string): AppError {
  return new AppError('BAD_USER_INPUT', { userMessage });
}

const RETRY_AFTER_SECONDS = 2;

/** The same request may work in so many seconds; the text ends with them. @param reason one sentence, with its full stop. */
export function unavailable(reason: string, retryAfterSeconds = RETRY_AFTER_SECONDS): AppError {
  return new AppError('SERVICE_UNAVAILABLE', { userMessage: `${reason} Try again in ${retryAfterSeconds} s.`, retryAfterSeconds });
}
