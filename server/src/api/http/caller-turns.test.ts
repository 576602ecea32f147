import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { createCallerTurns } from './caller-turns';

function createDoor() {
  const takeTurn = createCallerTurns();
  return (token: string) => {
    const raw = Object.assign(new EventEmitter(), { closed: false });
    const end = () => Object.assign(raw, { closed: true }).emit('close');
    const fail = () => {
      // Without this listener an emitter throws an error that nobody waits for.
      raw.once('error', () => undefined).emit('error', new Error('write EPIPE'));
      end();
    };
    const arrival = { isIn: false, end, fail };
    const request = { headers: { authorization: `Bearer ${token}` }, cookies: {}, ip: '127.0.0.1' } as unknown as FastifyRequest;
    const entered = takeTurn(request, { raw } as unknown as FastifyReply).then(() => {
      arrival.isIn = true;
    });
    return Object.assign(arrival, { entered });
  };
}

test('eight requests of a caller are in at a time, the next one when one ends; another caller enters past them', async () => {
  const arrive = createDoor();
  const many = Array.from({ length: 20 }, () => arrive('a'));
  await setImmediate();
  expect(many.filter(({ isIn }) => isIn)).toHaveLength(8);
  const other = arrive('b');
  await setImmediate();
  expect(other.isIn).toBe(true);
  many[3]!.end();
  await setImmediate();
  expect(many.map(({ isIn }) => isIn).lastIndexOf(true)).toBe(8);
  for (const one of many) {
    await one.entered;
    one.end();
  }
});

test('a caller that left while it waited does not keep its place', async () => {
  const arrive = createDoor();
  const many = Array.from({ length: 10 }, () => arrive('a'));
  await setImmediate();
  many[8]!.end();
  many[0]!.end();
  await setImmediate();
  await setImmediate();
  expect(many[9]!.isIn).toBe(true);
});

test('where 250 of one caller wait, its next one is refused and may come again; other callers enter', async () => {
  const arrive = createDoor();
  const many = Array.from({ length: 8 }, () => arrive('a'));
  await setImmediate();
  many.push(...Array.from({ length: 250 }, () => arrive('a')));
  await expect(arrive('a').entered).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 2 });
  const other = arrive('b');
  await other.entered;
  other.end();
  for (const one of many) {
    await one.entered;
    one.end();
  }
});

test('where a thousand wait, the next one is refused, whose ever it is', async () => {
  const arrive = createDoor();
  const callers = ['a', 'b', 'c', 'd'];
  const many = callers.flatMap((caller) => Array.from({ length: 8 }, () => arrive(caller)));
  await setImmediate();
  many.push(...callers.flatMap((caller) => Array.from({ length: 250 }, () => arrive(caller))));
  await expect(arrive('e').entered).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 2 });
  for (const one of many) {
    await one.entered;
    one.end();
  }
});

test('a connection that fails gives its place to the next request', async () => {
  const arrive = createDoor();
  const many = Array.from({ length: 9 }, () => arrive('a'));
  await setImmediate();
  many[0]!.fail();
  await many[8]!.entered;
  for (const one of many.slice(1)) one.end();
});
