import { expect, test } from 'vitest';
import { isDirtySlot } from './dirt';
import { createLeaveRecords } from './leave-records';
import { countLiveSlots } from './live-requests';
import type { LeaveRecord } from './spelling';

const NOW = Date.UTC(2026, 10, 23, 6);
const DAY_MS = 86_400_000;
const TOTAL = 2000;
const all = readAll(TOTAL, 1, NOW);
const clean = all.filter((_, index) => index < countLiveSlots(TOTAL) || !isDirtySlot(index - countLiveSlots(TOTAL)));

test('a record is spelled in 37 fields or in the older 41, always the same way for one employee', () => {
  const older = clean.filter((record) => 'leaveStatus' in record);
  expect(older.length / clean.length).toBeGreaterThan(0.1);
  expect(older.length / clean.length).toBeLessThan(0.3);
  for (const record of clean)
    expect(Object.keys(record).length - ('workLocation' in record ? 1 : 0)).toBe('leaveStatus' in record ? 41 : 37);
  const olderPeople = new Set(older.map(({ userId }) => userId));
  expect(clean.filter((record) => olderPeople.has(record.userId) && !('leaveStatus' in record))).toEqual([]);
  expect(new Set(all.map((record) => Object.keys(record)[0])).size).toBeGreaterThan(1);
});

test('clean records obey the rules: real dates in order, and more than no days but not more than the range has', () => {
  for (const record of clean) {
    const [start, end] = [Date.parse(String(record.startDate)), Date.parse(String(record.endDate))];
    const calendarDays = (end - start) / DAY_MS + 1;
    expect(record.startDate).toBe(new Date(start).toISOString().slice(0, 10));
    expect(record.endDate).toBe(new Date(end).toISOString().slice(0, 10));
    expect(record.leaveDays).toBeTypeOf('number');
    expect(record.leaveDays).toBeGreaterThan(0);
    expect(record.leaveDays).toBeLessThanOrEqual(calendarDays);
    expect(record.empId).toMatch(/./);
    expect(record.email).toMatch(/^[a-z.]+\d+@example\.com$/);
    expect(Date.parse(String(record.createdAt))).toBeLessThanOrEqual(NOW);
    expect(Date.parse(String(record.updatedAt))).toBeLessThanOrEqual(NOW);
  }
});

test('a small share of the records is dirty, each in its own way', () => {
  const dirty = all.filter((record) => !clean.includes(record));
  expect(dirty.length).toBeGreaterThanOrEqual(3);
  expect(dirty.length / all.length).toBeLessThan(0.01);
  expect(dirty.map(({ leaveDays }) => leaveDays)).toEqual(expect.arrayContaining([-1, 'two', 365]));
  expect(dirty.some((record) => record.startDate === '2023-02-29')).toBe(true);
  expect(dirty.some((record) => String(record.endDate) < String(record.startDate))).toBe(true);
  expect(dirty.some((record) => !('empId' in record))).toBe(true);
  expect(dirty.some((record) => JSON.stringify(record).includes('\\u0000'))).toBe(true);
  expect(dirty.some((record) => JSON.stringify(record).includes('\\ud83d'))).toBe(true);
});

test('two ids come twice, the second time with other content that is older', () => {
  const byId = new Map(all.map((record) => [record.id, record]));
  expect(byId.size).toBe(TOTAL - 2);
  for (const older of all.slice(-2)) {
    const newer = all.find(({ id }) => id === older.id);
    expect(String(older.updatedAt) < String(newer?.updatedAt)).toBe(true);
    expect({ ...older, updatedAt: '' }).not.toEqual({ ...newer, updatedAt: '' });
  }
});

test('five fiscal years are there, one of them current, with leaves in the past, about today and soon', () => {
  expect([...new Set(clean.map(({ fiscalId }) => fiscalId))].toSorted()).toEqual([101, 102, 103, 104, 105]);
  expect(new Set(clean.filter(({ fiscalIsCurrent }) => fiscalIsCurrent).map(({ fiscalId }) => fiscalId))).toEqual(new Set([105]));
  const starts = clean.map(({ startDate }) => Date.parse(String(startDate)));
  expect(starts.filter((start) => start < NOW - 30 * DAY_MS).length).toBeGreaterThan(1000);
  expect(starts.filter((start) => Math.abs(start - NOW) < 4 * DAY_MS).length).toBeGreaterThan(10);
  expect(starts.filter((start) => start > NOW).length).toBeGreaterThan(30);
});

test('managers and issuers are people of the same company', () => {
  const people = new Set(clean.map(({ userId }) => userId));
  const leaders = new Set(clean.flatMap((record) => [record.teamManagerId, record.leaveIssuerId, record.currentLeaveIssuerId]));
  expect(leaders).toContain(null);
  expect([...leaders].filter((id) => id !== null && !people.has(id))).toEqual([]);
});

test('people rarely take more than they are entitled to, but some do', () => {
  const taken = new Map<string, { days: number; entitlement: number }>();
  for (const record of clean.filter(({ status, defaultDays }) => status === 'APPROVED' && Number(defaultDays) > 0)) {
    const key = [record.userId, record.leaveTypeId, record.fiscalId].join();
    const balance = taken.get(key) ?? { days: 0, entitlement: Number(record.defaultDays) };
    taken.set(key, { ...balance, days: balance.days + Number(record.leaveDays) });
  }
  const overdrawn = [...taken.values()].filter(({ days, entitlement }) => days > entitlement);
  expect(overdrawn.length).toBeGreaterThan(0);
  expect(overdrawn.length / taken.size).toBeLessThan(0.06);
});

test('a tiny set and the set at any time of a fiscal year have exactly the number of records that was asked for', () => {
  for (const total of [1, 3, 20, 999]) {
    for (const month of [0, 5, 6, 7, 11])
      expect(new Set(readAll(total, 2, Date.UTC(2025, month, 17)).map(({ id }) => id)).size).toBe(total);
  }
});

function readAll(total: number, seed: number, moment: number): LeaveRecord[] {
  const set = createLeaveRecords({ records: total, seed }).at(moment);
  return Array.from({ length: set.total }, (_, index) => set.read(index) as LeaveRecord);
}
