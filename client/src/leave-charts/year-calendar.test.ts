import { expect, test } from 'vitest';
import { addDays } from '../lib/calendar-date';
import { weeksOf } from './year-calendar';

test('every day of a year stands once in the row of its weekday, regardless of the day on which weeks begin', () => {
  for (const firstWeekday of [1, 6, 7]) {
    const rows = weeksOf('2023-07-17', '2024-07-15', firstWeekday);
    const inside = rows.flatMap((days) => days.filter(({ isOutside }) => !isOutside).map(({ date }) => date));
    const expected: string[] = [];
    for (let date = '2023-07-17'; date <= '2024-07-15'; date = addDays(date, 1)) expected.push(date);
    expect(inside.sort()).toEqual(expected);
    for (const [index, days] of rows.entries()) {
      expect(days.length).toBe(rows[0]?.length);
      for (const { date } of days) expect(new Date(`${date}T00:00:00Z`).getUTCDay() || 7).toBe(((firstWeekday - 1 + index) % 7) + 1);
    }
  }
});
