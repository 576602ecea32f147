import { expect, test } from 'vitest';
import { listMoved, packAnswer, unpackAnswer } from './pack-answer';

const send = (answer: unknown) => {
  const packed = packAnswer(answer);
  return { packed, received: unpackAnswer(structuredClone(packed, { transfer: listMoved(packed) })) };
};

test('an answer arrives as it was, with its arrays in their places', () => {
  const answer = {
    total: { leaveDays: 12.5, suppressed: false },
    columns: [Float64Array.of(1.5, Number.NaN), Int32Array.of(-1, 7), new Uint8Array(0)],
    ids: new Set(['1', '2']),
    none: null,
    rows: Buffer.from('[{"id":"1"}]'),
  };
  expect(send(answer).received).toEqual({ ...answer, rows: new Uint8Array(answer.rows) });
});

test('a Buffer of its own memory is moved; memory that somebody else may read is not', () => {
  const rows = Buffer.alloc(100_000, 'x');
  const scratch = new Float64Array(1_000).fill(3);
  const part = scratch.subarray(0, 2);
  const { received } = send({ rows, scratch, part });
  expect(rows.byteLength).toBe(0);
  expect([scratch.length, scratch[999]]).toEqual([1_000, 3]);
  expect(received).toEqual({ rows: new Uint8Array(100_000).fill(120), scratch, part: Float64Array.of(3, 3) });
});
