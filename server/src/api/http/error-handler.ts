import type { FastifyError, FastifyInstance } from 'fastify';
import { AppError, type ErrorCode } from '../../errors';
import type { Logger } from '../../logger';
import { describeError } from '../shared/errors/describe-error';

/** Everything that goes wrong outside of GraphQL, in the shape of a GraphQL answer: `{ errors: [{ message, extensions: { code } }] }`. */
export function registerErrorHandler(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    const isClientError = !(error instanceof AppError) && status >= 400 && status < 500;
    const described = isClientError
      ? { message: error.message, extensions: { code: codeOfStatus(status) }, status }
      : describeError(error, logger);
    const { message, extensions } = described;
    void reply.code(described.status).header('cache-control', 'no-store');
    if ('retryAfterSeconds' in extensions && extensions.retryAfterSeconds !== undefined)
      void reply.header('retry-after', extensions.retryAfterSeconds);
    if (described.status === 401) void reply.header('www-authenticate', 'Bearer');
    return reply.type('application/json').send({ errors: [{ message, extensions }] });
  });
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 404) return 'NOT_FOUND';
  return status === 429 ? 'TOO_MANY_REQUESTS' : 'BAD_USER_INPUT';
}
