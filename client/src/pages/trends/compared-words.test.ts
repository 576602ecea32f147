import { expect, test } from 'vitest';
import { compareMonths } from '../../leave-charts/compared-months';
import { comparedLabel } from './compared-words';

const row = (id: string) => ({ id, label: '', days: 1, requests: 1, people: 1, suppressed: false });

test('a month of the year that both ends of a fiscal year have is told apart by its year, the others have none', () => {
  const months = compareMonths([
    { start: '2022-07', rows: [row('2022-07')] },
    { start: '2023-07', rows: [row('2023-07'), row('2024-07')] },
  ]);
  const labels = months.map((month) => comparedLabel(months, true)(month.months.at(-1) ?? ''));
  expect(new Set(labels).size).toBe(months.length);
  expect([labels[0], labels[1], labels.at(-1)]).toEqual(['July 2023', 'August', 'July 2024']);
});
