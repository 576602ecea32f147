import { expect, test } from 'vitest';
import { startOfDay } from './days';
import { fiscalYearStarting } from './fiscal-years';
import { createLeaveRecords } from './leave-records';
import { countLiveSlots } from './live-requests';
import type { LeaveRecord } from './spelling';

const NOON = Date.UTC(2026, 10, 23, 6, 15);
const STEP_MS = 30_000;
const HOUR_MS = 3_600_000;
const TOTAL = 2000;
const LIVE = countLiveSlots(TOTAL);
const company = createLeaveRecords({ records: TOTAL, seed: 1 });

// The rate is the same for any number of records; fewer are quicker to compare.
const SMALL = 200;
const small = createLeaveRecords({ records: SMALL, seed: 1 });

test('over two days, each minute changes a few records and no half minute more than five', () => {
  let [before, minutes, quiet, most] = [read(NOON, 0, countLiveSlots(SMALL), small), 0, 0, 0];
  let sinceMinute = 0;
  for (let moment = NOON + STEP_MS; moment <= NOON + 48 * HOUR_MS; moment += STEP_MS) {
    const after = read(moment, 0, countLiveSlots(SMALL), small);
    const changes = countChanges(before, after);
    most = Math.max(most, changes);
    sinceMinute += changes;
    if ((moment - NOON) % (2 * STEP_MS) === 0) {
      minutes += 1;
      if (sinceMinute === 0) quiet += 1;
      sinceMinute = 0;
    }
    before = after;
  }
  expect(most).toBeLessThanOrEqual(5);
  expect(quiet / minutes).toBeLessThan(0.01);
});

test('nothing jumps when a day begins, in Kathmandu or in UTC', () => {
  for (const midnight of [Date.UTC(2026, 10, 24), startOfDay(Date.UTC(2026, 10, 24) / (24 * HOUR_MS)), Date.UTC(2027, 0, 1)]) {
    expect(countChanges(read(midnight - STEP_MS), read(midnight))).toBeLessThanOrEqual(10);
  }
});

test('what is not alive changes by a handful in a day', () => {
  const changes = countChanges(read(NOON, LIVE), read(NOON + 24 * HOUR_MS, LIVE));
  expect(changes).toBeGreaterThan(0);
  expect(changes).toBeLessThan(25);
});

test('a beginning fiscal year changes which one is current and hardly anything else', () => {
  const newYear = startOfDay(fiscalYearStarting(2026).startDay);
  const withoutFlag = (records: string[]) => records.map((record) => record.replace(/"fiscalIsCurrent":(true|false)/, ''));
  expect(countChanges(withoutFlag(read(newYear - 1000)), withoutFlag(read(newYear + STEP_MS)))).toBeLessThanOrEqual(10);
});

test('requests are decided, called off, reworded, asked for again and replaced, by a new id in the place of an old one', () => {
  const seen = new Set<string>();
  let before = parse(read(NOON, 0, LIVE));
  for (let moment = NOON; moment <= NOON + 48 * HOUR_MS; moment += HOUR_MS / 3) {
    const after = parse(read(moment, 0, LIVE));
    after.forEach((record, index) => {
      const old = before[index];
      if (!old || JSON.stringify(old) === JSON.stringify(record)) return;
      if (old.id !== record.id) seen.add('replaced');
      else {
        if (old.status !== record.status) seen.add(`${old.status} to ${record.status}`);
        if (old.reason !== record.reason) seen.add('reworded');
        if (old.startDate !== record.startDate) seen.add('other dates');
        if (old.designationId !== record.designationId) seen.add('promoted');
        if (old.currentLeaveIssuerId !== record.currentLeaveIssuerId) seen.add('other issuer');
        seen.add(old.updatedAt === record.updatedAt ? 'updatedAt stays' : 'updatedAt moves');
      }
    });
    before = after;
  }
  const expected = [
    'REQUESTED to APPROVED',
    'REQUESTED to REJECTED',
    'APPROVED to CANCELLED',
    'reworded',
    'other dates',
    'replaced',
    'promoted',
    'other issuer',
  ];
  expect([...seen]).toEqual(expect.arrayContaining([...expected, 'updatedAt stays', 'updatedAt moves']));
});

test('updatedAt never goes back', () => {
  let before = parse(read(NOON));
  for (let moment = NOON; moment <= NOON + 24 * HOUR_MS; moment += 3 * HOUR_MS) {
    const after = parse(read(moment));
    const turnedBack = after.filter(
      (record, index) => record.id === before[index]?.id && String(record.updatedAt) < String(before[index]?.updatedAt),
    );
    expect(turnedBack).toEqual([]);
    before = after;
  }
});

test('what was away for two weeks misses less than a twentieth of the ids', () => {
  const later = new Set(parse(read(NOON + 14 * 24 * HOUR_MS)).map(({ id }) => id));
  expect(parse(read(NOON)).filter(({ id }) => !later.has(id)).length).toBeLessThanOrEqual(TOTAL / 20);
});

function read(moment: number, from = 0, to = TOTAL, records = company): string[] {
  const set = records.at(moment);
  return Array.from({ length: to - from }, (_, index) => JSON.stringify(set.read(from + index)));
}

function countChanges(before: readonly string[], after: readonly string[]): number {
  return after.filter((record, index) => record !== before[index]).length;
}

function parse(records: readonly string[]): LeaveRecord[] {
  return records.map((record) => JSON.parse(record) as LeaveRecord);
}
