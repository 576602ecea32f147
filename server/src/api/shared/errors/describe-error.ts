import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError, ERROR_STATUS, type ErrorCode } from '../../../errors';
import type { Logger } from '../../../logger';
import { CallerGoneError } from '../../../mart/reader';
import { isDatabaseUnavailable } from './database-unavailable';
import { withoutGuess } from './without-guess';

/** What a caller gets to see of an error. */
export interface ErrorDescription {
  message: string;
  extensions: { code: string; reference?: string; retryAfterSeconds?: number };
  /** The HTTP status that goes with it. */
  status: number;
}

/** Of every 503 that says nothing else. */
const RETRY_AFTER_SECONDS = 5;
const MAX_CAUSES = 10;
// Apollo's codes for what a caller can correct.
const REQUEST_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);
/** graphql-js gave up comparing fields of one name. */
const ABORTED = 'Validation aborted.';
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/**
 * Turns any thrown value into what may be shown: coded errors in their own words, everything else masked and logged once with a
 * reference.
 */
export function describeError(error: unknown, logger: Logger, requestCode?: unknown): ErrorDescription {
  const original = findOriginal(error);
  if (original instanceof AppError) {
    const { code, userMessage, message, retryAfterSeconds } = original;
    logger.debug({ code, message }, 'request refused');
    return describe(code, userMessage, retryAfterSeconds === null ? {} : { retryAfterSeconds });
  }
  if (isDatabaseUnavailable(original)) {
    const reference = randomUUID();
    logger.error({ err: original, reference }, 'the database cannot be used');
    const userMessage = 'The database cannot be reached right now. Try again in a moment.';
    return describe('SERVICE_UNAVAILABLE', userMessage, { reference });
  }
  if (error instanceof GraphQLError && typeof requestCode === 'string') {
    if (requestCode === 'PERSISTED_QUERY_NOT_FOUND') return describe(requestCode, error.message, {});
    if (REQUEST_CODES.has(requestCode)) return describeRequestError(error);
  }
  const reference = randomUUID();
  if (original instanceof CallerGoneError) logger.debug({ reference }, 'the caller left before the answer');
  else logger.error({ err: original, reference }, 'internal error');
  return describe('INTERNAL_SERVER_ERROR', 'Internal error', { reference });
}

/** As Apollo's `formatError` wants it. */
export function createErrorFormatter(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { message, extensions } = describeError(error, logger, formatted.extensions?.code);
    return { ...formatted, message, extensions };
  };
}

/** The status of an answer with these errors: that of the gravest one. */
export function statusOfErrors(errors: readonly GraphQLFormattedError[]): number {
  const statuses: number[] = errors.map(({ extensions }) => ERROR_STATUS[extensions?.code as ErrorCode] ?? 500);
  return Math.max(...statuses.filter((status) => status >= 500), ...(statuses[0] === undefined ? [] : [statuses[0]]));
}

function describeRequestError({ message, extensions }: GraphQLError): ErrorDescription {
  if (message === ABORTED) return describe('QUERY_TOO_COSTLY', 'The document has too many fields of one name.', {});
  const isTooCostly = TOO_MANY_TOKENS.test(message) || extensions.validationErrorCode === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED';
  return describe(isTooCostly ? 'QUERY_TOO_COSTLY' : 'BAD_USER_INPUT', withoutGuess(message), {});
}

function describe(code: ErrorCode, message: string, more: { reference?: string; retryAfterSeconds?: number }): ErrorDescription {
  const status = ERROR_STATUS[code];
  return { message, extensions: { code, ...(status === 503 ? { retryAfterSeconds: RETRY_AFTER_SECONDS } : {}), ...more }, status };
}

// graphql-js and Apollo wrap what was thrown, sometimes twice.
function findOriginal(error: unknown): unknown {
  let current = error;
  for (let at = 0; at < MAX_CAUSES && current instanceof GraphQLError && current.originalError; at++) current = current.originalError;
  return current;
}
