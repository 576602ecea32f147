import { expect, test } from 'vitest';
import { addDays, addMonths, dateIn, daysBetween, isCalendarDate, lastOfMonth, weekdayOf } from './calendar-date';

test('only days that exist are calendar dates', () => {
  expect(['2024-02-29', '2023-12-31'].every(isCalendarDate)).toBe(true);
  expect(['2023-02-29', '2024-13-01', '2024-1-1', '', 'today', '2024-04-31'].some(isCalendarDate)).toBe(false);
});

test('today is the date of the source, regardless of the browser', () => {
  // 18:30 in London is past midnight in Kathmandu (UTC+5:45).
  const now = Date.parse('2024-07-15T18:30:00Z');
  expect(dateIn('Asia/Kathmandu', now)).toBe('2024-07-16');
  expect(dateIn('Pacific/Pago_Pago', now)).toBe('2024-07-15');
});

test('days and months are counted over the ends of months and years', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(daysBetween('2023-12-31', '2024-03-01')).toBe(61);
  expect([addMonths('2023-11', 3), addMonths('2024-01', -1)]).toEqual(['2024-02', '2023-12']);
  expect([lastOfMonth('2024-02'), lastOfMonth('2023-12')]).toEqual(['2024-02-29', '2023-12-31']);
  expect([weekdayOf('2024-07-15'), weekdayOf('2024-07-21')]).toEqual([1, 7]);
});
