import { expect, test } from 'vitest';
import { isDatabaseUnavailable } from './database-unavailable';

test.each([
  ['no connection of the pool came free', new Error('timeout exceeded when trying to connect')],
  ['a new connection was not answered in time', new Error('timeout expired')],
  ['a connection was lost', new Error('Connection terminated unexpectedly')],
  ['a lock could not be taken', Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' })],
  ['the same, wrapped', new Error('query failed', { cause: Object.assign(new Error(), { code: '57P03' }) })],
])('%s: the database cannot be used', (_, error) => expect(isDatabaseUnavailable(error)).toBe(true));

test.each([
  ['a fault of a statement', Object.assign(new Error('division by zero'), { code: '22012' })],
  ['a fault of ours', new TypeError('x is undefined')],
  ['nothing at all', null],
])('%s: it is no matter of the database', (_, error) => expect(isDatabaseUnavailable(error)).toBe(false));
