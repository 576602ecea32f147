import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { invalidInput } from '../../errors';
import { checkDocument } from '../shared/limits/check-document';
import { checkInput } from '../shared/limits/input-limits';

const SHA_256 = /^[\da-f]{64}$/;

/**
 * Checks the parameters of a GraphQL request before Apollo reads them: what it would answer with an internal error and a stack in the log,
 * or with a message of the JavaScript engine.
 * @throws {AppError} BAD_USER_INPUT or QUERY_TOO_COSTLY.
 */
export function checkGraphqlParameters({ method, body, query: search }: Pick<FastifyRequest, 'method' | 'body' | 'query'>): void {
  const isGet = method !== 'POST';
  const parameters = (isGet ? search : body) as Record<string, unknown> | null | undefined;
  if (typeof parameters !== 'object' || parameters === null) return;
  const { query } = parameters;
  const extensions = isGet ? parseJson(parameters.extensions) : parameters.extensions;
  if (isGet) {
    checkInput('variables', parseJson(parameters.variables));
    checkInput('extensions', extensions);
  }
  if (typeof query === 'string') checkDocument(query);
  checkPersistedQuery((extensions as { persistedQuery?: unknown } | null | undefined)?.persistedQuery, query);
}

function checkPersistedQuery(persistedQuery: unknown, query: unknown): void {
  if (persistedQuery === undefined || persistedQuery === null) return;
  const { version, sha256Hash } = persistedQuery as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1 || typeof sha256Hash !== 'string' || !SHA_256.test(sha256Hash)) {
    throw invalidInput(
      'extensions.persistedQuery must be {"version": 1, "sha256Hash": "…"} with the SHA-256 of the query in lower-case hex.',
    );
  }
  if (typeof query === 'string' && query !== '' && createHash('sha256').update(query).digest('hex') !== sha256Hash) {
    throw invalidInput('extensions.persistedQuery.sha256Hash is not the SHA-256 of the query.');
  }
}

// What is no JSON is left for Apollo to refuse.
function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
