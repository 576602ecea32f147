import { expect, test } from 'vitest';
import type { AbsenceCounts } from './calendar-query';
import { describeDate } from './describe-date';

const counts = (more: Partial<AbsenceCounts> = {}) =>
  ({
    awayCount: 0,
    pendingCount: 0,
    headcount: 10,
    awayDays: 0,
    coverage: 1,
    isWorkingDay: true,
    holidayName: null,
    ...more,
  }) as AbsenceCounts;
const DATE = { threshold: 0.8, isToday: false, isWorkingDay: true, holiday: null };

test('a working day says who is away, a day off says nothing about leave that runs across it', () => {
  expect(describeDate('2024-03-04', counts(), DATE)).toBe('Monday, March 4, 2024, Nobody away, 100% present');
  expect(describeDate('2024-03-04', counts({ awayCount: 3, coverage: 0.7 }), DATE)).toBe(
    'Monday, March 4, 2024, 3 away, 70% present, Below 80%',
  );
  const saturday = counts({ coverage: null, isWorkingDay: false });
  expect(describeDate('2024-03-02', saturday, { ...DATE, isWorkingDay: false })).toBe('Saturday, March 2, 2024, Not a working day');
});
