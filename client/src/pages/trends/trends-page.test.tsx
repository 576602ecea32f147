import '../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aggregate, cells, FILTER_OPTIONS, yearsAnswer } from '../../test/answers';
import { type Answer, renderApp } from '../../test/render-app';

const months = aggregate('YEAR_MONTH', [{ id: '2024-03', label: 'March 2024', days: 10 }], 10);
const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Trends: ({ stack }: Record<string, unknown>): Answer => {
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
      },
    };
  },
  Comparison: (): Answer => {
    const { year, before } = yearsAnswer(12, 5);
    return { data: { one: year, other: before } };
  },
  EmployeeDays: (): Answer => ({
    data: {
      people: {
        ...aggregate(
          'EMPLOYEE',
          Array.from({ length: 25 }, (_, index) => ({ id: String(index), label: `Person ${index}`, days: 25 - index })),
          325,
        ),
        rowCount: 25,
      },
    },
  }),
};

test('months are stacked as chosen, the choice is in the address, and the layers add up to the month', async () => {
  const { router, asked } = renderApp({ at: '/trends', answers });
  const panel = await screen.findByRole('region', { name: 'Leave days by month' });
  await userEvent.click(within(panel).getByRole('radio', { name: 'Department' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ stack: ['department'] }));
  await waitFor(() => expect(asked.findLast(({ name }) => name === 'Trends')?.variables.stack).toEqual(['YEAR_MONTH', 'DEPARTMENT']));
  await userEvent.click(await within(panel).findByRole('button', { name: 'Table' }));
  expect(within(panel).getByRole('rowheader', { name: 'March 2024' }).closest('tr')?.textContent).toBe('March 20247.52.510');
});

test('the fiscal year of the source is compared with the one before it, month by month from where each begins', async () => {
  const { asked } = renderApp({ at: '/trends?department=2', answers });
  const panel = await screen.findByRole('region', { name: 'Compare' });
  await waitFor(() =>
    expect(asked.find(({ name }) => name === 'Comparison')?.variables).toEqual({
      one: { fiscalYearIds: ['2'], departmentIds: ['2'], statuses: ['APPROVED'] },
      other: { fiscalYearIds: ['1'], departmentIds: ['2'], statuses: ['APPROVED'] },
    }),
  );
  await userEvent.click(await within(panel).findByRole('button', { name: 'Table' }));
  const row = await within(panel).findByRole('rowheader', { name: 'July' });
  expect(row.closest('tr')?.textContent).toBe('July5127');
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

test('a VIEWER is neither asked for people nor shown any', async () => {
  const { asked } = renderApp({ at: '/trends', role: 'VIEWER', answers });
  await screen.findByRole('region', { name: 'Leave days by status' });
  expect(screen.queryByRole('region', { name: 'Leave days by employee' })).toBeNull();
  expect(asked.map(({ name }) => name)).not.toContain('EmployeeDays');
});
