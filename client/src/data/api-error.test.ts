import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { readApiError } from './api-error';

const coded = (extensions: Record<string, unknown>) => new CombinedGraphQLErrors({ errors: [{ message: 'x', extensions }] });

test('the codes of the API are told apart, and only what can pass is tried again', () => {
  expect(readApiError(coded({ code: 'UNAUTHENTICATED' }))).toMatchObject({ kind: 'unauthenticated', retryable: false });
  expect(readApiError(coded({ code: 'FORBIDDEN' }))).toMatchObject({ kind: 'forbidden', retryable: false });
  expect(readApiError(coded({ code: 'TOO_MANY_REQUESTS' }))).toMatchObject({ kind: 'rateLimited', retryable: true });
  // A fiscal year in the address that is none.
  expect(readApiError(coded({ code: 'NOT_FOUND' }))).toMatchObject({ kind: 'input', retryable: false });
  expect(readApiError(coded({ code: 'INTERNAL_SERVER_ERROR', reference: 'abc' }))).toEqual({
    kind: 'server',
    reference: 'abc',
    message: null,
    retryable: true,
  });
});

test('what the server says for the screen is kept, and what an internal error says is not', () => {
  for (const code of ['BAD_USER_INPUT', 'SERVICE_UNAVAILABLE']) expect(readApiError(coded({ code })).message).toBe('x');
  expect(readApiError(coded({ code: 'INTERNAL_SERVER_ERROR' })).message).toBeNull();
  expect(readApiError(new ServerError('no', { response: new Response('', { status: 413 }), bodyText: '' })).kind).toBe('tooLarge');
});

test('a refused connection is offline; a plain 401 means signing in', () => {
  expect(readApiError(new TypeError('Failed to fetch')).kind).toBe('offline');
  expect(readApiError(new ServerError('no', { response: new Response('', { status: 401 }), bodyText: '' })).kind).toBe('unauthenticated');
});
