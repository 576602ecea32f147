import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../leave-charts/ledger-model';
import { ledgerSteps } from './ledger-steps';

const entry = (kind: LedgerEntry['kind'], days: number | null): LedgerEntry =>
  ({ kind, date: '2024-01-01', lastDate: null, leaveId: null, days, balance: null }) as LedgerEntry;

test('each step begins where the one before ended, and a pending one moves nothing', () => {
  const { zero, steps } = ledgerSteps([entry('ENTITLEMENT', 10), entry('TAKEN', -4), entry('PENDING', -2), entry('SCHEDULED', -1)]);
  expect(zero).toBe(0);
  expect(steps.map(({ start, size }) => [start * 10, size * 10].map(Math.round))).toEqual([
    [0, 10],
    [6, 4],
    [4, 2],
    [5, 1],
  ]);
});

test('an overdrawn balance goes below zero instead of stopping there, and an unknown carry-over has no width', () => {
  const { zero, steps } = ledgerSteps([entry('ENTITLEMENT', 6), entry('CARRY_OVER', null), entry('TAKEN', -8)]);
  expect(zero).toBe(0.25);
  expect(steps).toEqual([
    { start: 0.25, size: 0.75 },
    { start: 1, size: 0 },
    { start: 0, size: 1 },
  ]);
});
