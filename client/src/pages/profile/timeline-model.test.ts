import { expect, test } from 'vitest';
import { monthsIn, stretchIn } from './timeline-model';

const year = { startDate: '2023-07-17', endDate: '2024-07-15' };

test('what reaches beyond the year is cut at its borders, and what is outside is nowhere', () => {
  expect(stretchIn(year, '2023-07-17', '2024-07-15')).toEqual({ left: 0, width: 1 });
  expect(stretchIn(year, '2023-07-01', '2023-07-18')).toEqual({ left: 0, width: 2 / 365 });
  expect(stretchIn(year, '2024-07-15', '2024-08-01')).toEqual({ left: 364 / 365, width: 1 / 365 });
  expect(stretchIn(year, '2024-07-16', '2024-08-01')).toBeNull();
});

test('the months of a year lie side by side without gap or overlap and fill it', () => {
  const months = monthsIn(year);
  expect(months.map(({ month }) => month)).toEqual([
    ...['07', '08', '09', '10', '11', '12'].map((month) => `2023-${month}`),
    ...['01', '02', '03', '04', '05', '06', '07'].map((month) => `2024-${month}`),
  ]);
  let end = 0;
  for (const { left, width } of months) {
    expect(left).toBeCloseTo(end, 12);
    end = left + width;
  }
  expect(end).toBeCloseTo(1, 12);
});
