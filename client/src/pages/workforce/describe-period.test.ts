import { expect, test } from 'vitest';
import { describeDeparture, describePattern, describePeriod, type Period } from './describe-period';

const period: Period = { from: null, hiredOn: null, leftOn: null, fte: 1, pattern: null, calendar: null };

test('a pattern names its weekdays, with the contracted share where it is not the whole one', () => {
  expect(describePattern(period)).toBe('week of the calendar');
  expect(describePattern({ ...period, fte: 0.8 })).toBe('week of the calendar · 80% contract');
  expect(describePattern({ ...period, fte: 0.3, pattern: [1, 0.5, 0, 0, 0, 0, 0] })).toBe('Mon, Tue 0.5 · 30% contract');
});

test('two periods that differ in the contracted share only are told apart', () => {
  expect(describePeriod({ ...period, fte: 0.5 })).not.toBe(describePeriod(period));
});

test('a departure names its date, and who decided when', () => {
  const departure = { leftOn: '2024-06-30', decidedBy: 'Ann Lee', decidedAt: '2024-07-08T04:15:00Z' };
  expect(describeDeparture(departure, 'Asia/Kathmandu')).toBe('left on Jun 30, 2024 (decided by Ann Lee, Jul 8, 2024, 10:00:00 AM)');
});
