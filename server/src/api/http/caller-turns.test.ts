import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { createCallerTurns } from './caller-turns';

function createDoor() {
  const takeTurn = createCallerTurns();
  return (token: string) => {
    const raw = Object.assign(new EventEmitter(), { closed: false });
    const arrival = { isIn: false, end: () => Object.assign(raw, { closed: true }).emit('close') };
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

test('where a thousand wait, the next one is refused and may come again', async () => {
  const arrive = createDoor();
  const many = Array.from({ length: 8 }, () => arrive('a'));
  await setImmediate();
  many.push(...Array.from({ length: 1_000 }, () => arrive('a')));
  await expect(arrive('a').entered).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 2 });
  for (const one of many) {
    await one.entered;
    one.end();
  }
});
