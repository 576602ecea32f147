import '../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aggregate, cells, FILTER_OPTIONS, yearsAnswer } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';
import { rowText } from '../../../test/row-text';

const months = aggregate('YEAR_MONTH', [{ id: '2024-03', label: 'March 2024', days: 10 }], 10);
function requests() {
  const lead = (medianDays: number | null, p90Days: number | null, retroactiveCount: number) => ({
    leadTime: { __typename: 'LeadTime', medianDays, p90Days, leaveCount: 3, retroactiveCount },
  });
  const lengths = [
    { id: '0.5', label: '0.5 days', days: 1.5 },
    { id: '2.25', label: '2.25 days', days: 2 },
    { id: '3', label: '3 days', days: 6.5 },
  ];
  const leadTimes = {
    ...months,
    total: { ...months.total, ...lead(4, 9.5, 1) },
    rows: ['2024-01', '2024-03'].map((id, at) => ({
      ...months.rows[0],
      keys: [{ __typename: 'DimensionValue', dimension: 'YEAR_MONTH', id, label: id }],
      measures: { ...months.rows[0]?.measures, ...lead(at === 0 ? -2 : 6, 9, at === 0 ? 2 : 0) },
    })),
  };
  return { lengths: aggregate('LEAVE_LENGTH', lengths, 10), leadTimes };
}
const people = {
  ...aggregate(
    'EMPLOYEE',
    Array.from({ length: 25 }, (_, index) => ({ id: String(index), label: `Person ${index}`, days: 25 - index })),
    325,
  ),
  rowCount: 25,
};
const compared = yearsAnswer(12, 5);
const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Trends: ({ stack, withPeople }: Record<string, unknown>): Answer => {
    const by = (stack as string[])[1] ?? 'LEAVE_TYPE';
    return {
      data: {
        months,
        layers: cells(
          ['YEAR_MONTH', by],
          [
            ['2024-03', '1', 'One', 7.5],
            ['2024-03', '2', 'Other', 2.5],
          ],
          10,
        ),
        statuses: cells(['YEAR_MONTH', 'STATUS'], [['2024-03', 'APPROVED', 'Approved', 10]], 10),
        statusMonths: months,
        one: compared.year,
        other: compared.yearBefore,
        ...(withPeople ? requests() : {}),
      },
    };
  },
  TrendsPeople: (): Answer => ({ data: { leaveAggregate: people } }),
  LeavesBehind: (): Answer => null,
};

test('months are stacked as chosen, the choice is in the address, and the layers add up to the month', async () => {
  const { router, asked } = renderApp({ at: '/trends', answers });
  const panel = await screen.findByRole('region', { name: 'Leave days by month' });
  await userEvent.click(within(panel).getByRole('radio', { name: 'Department' }));
  await waitFor(() => expect(router.state.location.searchStr).toBe('?stack=department'));
  await waitFor(() => expect(asked.findLast(({ name }) => name === 'Trends')?.variables.stack).toEqual(['YEAR_MONTH', 'DEPARTMENT']));
  await userEvent.click(await within(panel).findByRole('button', { name: 'Table' }));
  expect(rowText(within(panel).getByRole('rowheader', { name: 'March 2024' }))).toBe('March 2024 | 7.5 | 2.5 | 10');
});

test('the fiscal year of the source is compared with the one before it, month by month from where each begins', async () => {
  const { asked } = renderApp({ at: '/trends?department=2', answers });
  const panel = await screen.findByRole('region', { name: 'Compare' });
  await waitFor(() =>
    expect(asked.find(({ name }) => name === 'Trends')?.variables).toMatchObject({
      one: { fiscalYearIds: ['2'], departmentIds: ['2'], statuses: ['APPROVED'] },
      other: { fiscalYearIds: ['1'], departmentIds: ['2'], statuses: ['APPROVED'] },
    }),
  );
  await userEvent.click(await within(panel).findByRole('button', { name: 'Table' }));
  const row = await within(panel).findByRole('rowheader', { name: 'July' });
  expect(rowText(row)).toBe('July | 5 | 12 | 7');
});

test('where leave is in one fiscal year only, no comparison is offered and the page says why', async () => {
  const [year] = FILTER_OPTIONS.filterOptions.fiscalYears;
  const one = { filterOptions: { ...FILTER_OPTIONS.filterOptions, fiscalYears: [year] } };
  renderApp({ at: '/trends', answers: { ...answers, FilterOptions: () => ({ data: one }) } });
  const panel = await screen.findByRole('region', { name: 'Compare' });
  expect(panel.textContent).toContain('one fiscal year only');
  expect(within(panel).queryByRole('button', { name: 'Table' })).toBeNull();
  expect(screen.queryByRole('region', { name: 'Cumulative days' })).toBeNull();
});

test('people of one name are told apart by number, and are found without accents', async () => {
  const named = [
    { id: '7', label: 'Çelik Ø.', days: 3 },
    { id: 'A-8', label: 'Çelik Ø.', days: 2 },
    { id: '9', label: 'Wilma Oakes', days: 1 },
  ];
  const people = { ...aggregate('EMPLOYEE', named, 6), rowCount: 3 };
  renderApp({ at: '/trends', answers: { ...answers, TrendsPeople: () => ({ data: { leaveAggregate: people } }) } });
  const panel = await screen.findByRole('region', { name: 'Leave days by employee' });
  await userEvent.type(within(panel).getByRole('textbox', { name: 'Search employees' }), 'celik o');
  await waitFor(() => expect(within(panel).getByRole('status').textContent).toBe('1–2 of 2'));
  expect(
    within(panel)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Çelik Ø. (7)3', 'Çelik Ø. (A-8)2']);
});

test('people are found by name, paged, and turned around', async () => {
  renderApp({ at: '/trends', answers });
  const panel = await screen.findByRole('region', { name: 'Leave days by employee' });
  expect(within(panel).getByRole('status').textContent).toBe('1–10 of 25');
  await userEvent.click(within(panel).getByRole('button', { name: 'Next page' }));
  expect(within(panel).getByRole('status').textContent).toBe('11–20 of 25');
  await userEvent.type(within(panel).getByRole('textbox', { name: 'Search employees' }), 'person 24');
  await waitFor(() => expect(within(panel).getByRole('status').textContent).toBe('1–1 of 1'));
  await userEvent.clear(within(panel).getByRole('textbox', { name: 'Search employees' }));
  await userEvent.click(within(panel).getByRole('radio', { name: 'Fewest first' }));
  await waitFor(() => expect(within(panel).getAllByRole('listitem')[0]?.textContent).toBe('Person 241'));
});

test('leaves are counted by their length, and a bar or row leads to the leaves of just these lengths', async () => {
  const { asked } = renderApp({ at: '/trends?department=2', answers });
  const panel = await screen.findByRole('region', { name: 'Length of leave' });
  await userEvent.click(await within(panel).findByRole('button', { name: 'Table' }));
  await within(panel).findByRole('rowheader', { name: '0.5 days' });
  const texts = within(panel)
    .getAllByRole('row')
    .map(({ textContent }) => textContent);
  expect(texts).toEqual([
    'LengthRequestsDays',
    '0.5 days31.5',
    '1 day00',
    '1.5 days00',
    '2 days00',
    'Over 2, up to 3 days68.5',
    'Total310',
  ]);
  await userEvent.click(within(panel).getByRole('button', { name: 'Open Over 2, up to 3 days' }));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === 'LeavesBehind')?.variables.filter).toEqual({
      departmentIds: ['2'],
      statuses: ['APPROVED'],
      leaveLengths: ['2.25', '3'],
    }),
  );
});

test('lead time is given in words, month by month; a month without leave has none, and requests may come afterwards', async () => {
  renderApp({ at: '/trends', answers });
  const panel = await screen.findByRole('region', { name: 'Lead time' });
  expect(panel.textContent).toContain(
    'A typical request is made 4 days before the first day (the median), nine in ten are made 9.5 days before the first day or later.',
  );
  expect(panel.textContent).toContain('1 (33.3%) were made after the first day of leave.');
  expect(panel.textContent).toContain('Below zero: requested after the first day.');
  await userEvent.click(await within(panel).findByRole('button', { name: 'Table' }));
  expect(rowText(within(panel).getByRole('rowheader', { name: 'January 2024' }))).toBe('January 2024 | -2 | 9 | 3 | 2');
  expect(rowText(within(panel).getByRole('rowheader', { name: 'February 2024' }))).toBe('February 2024 |  |  | 0 | 0');
});

test('a VIEWER is neither asked for people nor shown any', async () => {
  const { asked } = renderApp({ at: '/trends', role: 'VIEWER', answers });
  await screen.findByRole('region', { name: 'Leave days by status' });
  expect(screen.queryByRole('region', { name: 'Leave days by employee' })).toBeNull();
  expect(asked.find(({ name }) => name === 'Trends')?.variables.withPeople).toBe(false);
  expect(asked.some(({ name }) => name === 'TrendsPeople')).toBe(false);
});
