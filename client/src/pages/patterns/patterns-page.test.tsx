import '../../../test/browser-gaps';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aggregate, cells, FILTER_OPTIONS } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';
import { rowText } from '../../../test/row-text';

// Fiscal year 1 is 2022/23, fiscal year 2 is 2023/24, both beginning in July.
const months = cells(
  ['FISCAL_YEAR', 'MONTH'],
  [
    ['1', '7', 'July', 6],
    ['1', '8', 'August', 2],
    ['2', '8', 'August', null],
  ],
  8,
);
const weekdays = cells(['FISCAL_YEAR', 'WEEKDAY'], [['1', '1', 'Monday', 8]], 8);
const rate = { __typename: 'Rate', value: 1.25, numerator: 0.05, denominator: 0.04, basis: 'rate of the month / of its year' };
const INDICES = {
  __typename: 'LeaveAggregate',
  rows: [
    {
      __typename: 'LeaveAggregateRow',
      keys: ['1', '7'].map((id) => ({ __typename: 'DimensionValue', id })),
      measures: { __typename: 'LeaveMeasures', leaveDays: 6, index: rate },
    },
  ],
};
const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Patterns: ({ withPart, withIndex }: Record<string, unknown>): Answer => ({
    data: {
      months,
      weekdays,
      days: aggregate('DATE', [{ id: '2023-08-01', label: '2023-08-01', days: 1 }], 1),
      ...(withIndex ? { monthIndices: INDICES, weekdayIndices: { ...INDICES, rows: [] } } : {}),
      ...(withPart ? { partMonths: cells(['FISCAL_YEAR', 'MONTH'], [['1', '7', 'July', 3]], 3), partWeekdays: weekdays } : {}),
    },
  }),
};

async function tableOf(title: string) {
  const panel = await screen.findByRole('region', { name: title });
  await userEvent.click(await within(panel).findByRole('button', { name: 'Table' }));
  return (name: string) => rowText(within(panel).getByRole('rowheader', { name }));
}

test('months stand in fiscal order; zero is 0, nothing recorded is blank, hidden is said', async () => {
  const { asked } = renderApp({ at: '/patterns', answers });
  const rowOf = await tableOf('Month by year');
  const names = screen.getAllByRole('rowheader').map((cell) => cell.textContent);
  expect(names.slice(0, 2)).toEqual(['July', 'August']);
  expect(rowOf('July')).toBe('July | 6 | 0');
  expect(rowOf('August')).toBe('August | 2 | hidden (small group)');
  // The leave types that came meanwhile are none of this question's business.
  expect(asked.filter(({ name }) => name === 'Patterns')).toHaveLength(1);
});

test('shares of a year add up, and a year with a hidden month shows no share', async () => {
  renderApp({ at: '/patterns?measure=column', answers });
  const rowOf = await tableOf('Month by year');
  expect(rowOf('July')).toBe('July | 75% | hidden (small group)');
  expect(rowOf('August')).toBe('August | 25% | hidden (small group)');
});

test('the share of a leave type asks for that type beside all types, regardless of the filtered types', async () => {
  const { asked } = renderApp({ at: '/patterns?measure=type&type=9&department=1', answers });
  const rowOf = await tableOf('Month by year');
  expect(rowOf('July')).toContain('50%');
  await waitFor(() =>
    expect(asked.findLast(({ name }) => name === 'Patterns')?.variables).toMatchObject({
      filter: { departmentIds: ['1'], statuses: ['APPROVED'] },
      part: { departmentIds: ['1'], leaveTypeIds: ['1'] },
    }),
  );
  expect((asked.findLast(({ name }) => name === 'Patterns')?.variables.filter as object) ?? {}).not.toHaveProperty('leaveTypeIds');
});

test('the index of a month is shown as it was answered, and a VIEWER is not offered it', async () => {
  const { asked } = renderApp({ at: '/patterns?measure=index', answers });
  const rowOf = await tableOf('Month by year');
  expect(rowOf('July')).toBe('July | 1.25 | ');
  expect(asked.findLast(({ name }) => name === 'Patterns')?.variables).toMatchObject({ withIndex: true, withPart: false });
  cleanup();
  const viewer = renderApp({ at: '/patterns?measure=index', role: 'VIEWER', answers });
  await screen.findByRole('radio', { name: 'Leave days' });
  expect(screen.queryByRole('radio', { name: 'Index' })).toBeNull();
  await waitFor(() => expect(viewer.asked.findLast(({ name }) => name === 'Patterns')?.variables).toMatchObject({ withIndex: false }));
});

test('a cell leads to the rows behind it, with the keys of the cell in the filter', async () => {
  const { asked } = renderApp({ at: '/patterns', answers });
  await tableOf('Month by year');
  await userEvent.click(screen.getByRole('button', { name: 'Open July, 2022/23: 6' }));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === 'LeavesBehind')?.variables.filter).toEqual({
      fiscalYearIds: ['1'],
      months: ['7'],
      statuses: ['APPROVED'],
    }),
  );
});

test('a VIEWER is not offered rows', async () => {
  renderApp({ at: '/patterns', role: 'VIEWER', answers });
  await tableOf('Month by year');
  expect(screen.queryByRole('button', { name: /^Look at/ })).toBeNull();
});
