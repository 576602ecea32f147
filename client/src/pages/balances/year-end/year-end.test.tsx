import '../../../../test/browser-gaps';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FILTER_OPTIONS } from '../../../../test/answers';
import { type Answer, renderApp } from '../../../../test/render-app';

const YEAR = {
  __typename: 'FiscalYear',
  id: '2',
  label: '2023/24',
  startDate: '2023-07-17',
  endDate: '2024-07-15',
  isCurrent: true,
  flags: [],
};
const TOTALS = {
  __typename: 'BalanceTotals',
  leaveType: null,
  employeeCount: 1,
  balanceCount: 1,
  unknownCarriedInCount: 0,
  unobservedCount: 0,
  entitlement: 10,
  carriedIn: 0,
  taken: 2,
  scheduled: 0,
  pending: 0,
  available: 8,
  ifApproved: 8,
  forfeitRisk: 4,
};
const figure = (days: number | null, low: number | null = null, high: number | null = null) => ({
  __typename: 'ClosingFigure',
  days,
  low,
  high,
});
const row = (groupId: string | null, groupLabel: string | null) => ({
  __typename: 'ClosingRow',
  groupId,
  groupLabel,
  balanceCount: 12,
  closing: figure(40.5, 30, 52),
  forfeited: figure(12),
  overdrawn: figure(null),
  forfeitedMoney: 2400,
  overdrawnMoney: null,
  ratelessCount: 3,
});
const check = {
  __typename: 'ClosingBacktest',
  horizonDays: 130,
  measure: 'CLOSING',
  truths: 40,
  meanAbsoluteError: 1.234,
  naiveMeanAbsoluteError: 3,
  mase: 0.4113,
  intervals: 40,
  coverage: 0.8,
  knownYears: 1,
  reconstructedYears: 2,
  isShown: true,
};

const answers = (parts: Record<string, unknown> = {}) => ({
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Balances: (): Answer => ({
    data: {
      balances: {
        __typename: 'BalanceConnection',
        dataVersion: '7',
        fiscalYear: YEAR,
        asOf: '2024-03-07',
        totalCount: 1,
        total: TOTALS,
        totalsByLeaveType: [],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        nodes: [],
      },
    },
  }),
  YearEnd: ({ money }: Record<string, unknown>): Answer => ({
    data: {
      balanceForecast: {
        __typename: 'BalanceForecast',
        dataVersion: '7',
        fiscalYear: YEAR,
        horizonDays: 130,
        shortfall: null,
        ...(money ? { currency: 'EUR' } : {}),
        total: row(null, null),
        rows: [row('1', 'Engineering'), row('', 'None')],
        backtest: [check],
        ...parts,
      },
    },
  }),
});

test('what is left and lost is said with its interval and in money, and what is no more accurate than the year before is not', async () => {
  renderApp({ at: '/balances', role: 'HR', answers: answers() });
  const card = await screen.findByRole('region', { name: 'At the end of the fiscal year' });
  within(card).getByText('80% between 30 and 52');
  within(card).getAllByText('€2,400');
  within(card).getByText('no more accurate than the year before');
  within(card).getByText('3 balances have no daily rate, so money leaves them out.');
  within(card).getByRole('row', { name: /Engineering 12 40.5 \(30 – 52\) 12 Not shown €2,400 –/ });
  const quality = screen.getByRole('region', { name: 'Accuracy of closing balances' });
  within(quality).getByRole('row', { name: /130 days Left 1.23 days 3 days 0.41 80.0% of 40/ });
  within(quality).getByText(/2 past fiscal years are older than the first run and reconstructed .*; 1 is as known at the time/);
});

test('an ANALYST asks for no money; another grouping is in the address', async () => {
  const { asked, router } = renderApp({ at: '/balances', role: 'ANALYST', answers: answers() });
  const card = await screen.findByRole('region', { name: 'At the end of the fiscal year' });
  expect(within(card).queryByText(/€/)).toBeNull();
  await userEvent.selectOptions(within(card).getByLabelText('By'), 'Employee');
  expect(router.state.location.search).toMatchObject({ ends: ['EMPLOYEE'] });
  const last = asked.findLast(({ name }) => name === 'YearEnd')?.variables;
  expect(last).toMatchObject({ money: false, by: 'EMPLOYEE' });
});

test('a forecast that does not beat the year before says so; a year that is not open has none', async () => {
  const hidden = { closing: figure(null), forfeited: figure(null), overdrawn: figure(null), forfeitedMoney: null };
  const { unmount } = renderApp({
    at: '/balances',
    answers: answers({ shortfall: 'NO_BETTER_THAN_LAST_YEAR', total: { ...row(null, null), ...hidden }, rows: [] }),
  });
  await screen.findByText(/that was no more accurate than repeating the days used a year earlier/);
  expect(screen.queryByText('Forfeited')).toBeNull();
  unmount();
  renderApp({ at: '/balances', answers: answers({ shortfall: 'YEAR_NOT_OPEN', horizonDays: null, backtest: [] }) });
  await screen.findByText(/fiscal year 2023\/24/);
  expect(screen.queryByRole('region', { name: 'At the end of the fiscal year' })).toBeNull();
});

test('forfeited days are shown where only the closing balance is no more accurate than the year before', async () => {
  const total = { ...row(null, null), closing: figure(null) };
  renderApp({ at: '/balances', role: 'HR', answers: answers({ shortfall: 'NO_BETTER_THAN_LAST_YEAR', total }) });
  const card = await screen.findByRole('region', { name: 'At the end of the fiscal year' });
  within(card).getByText(/that was no more accurate than repeating the days used a year earlier/);
  const figures = within(card)
    .getAllByRole('definition')
    .map(({ textContent }) => textContent);
  expect(figures).toEqual(expect.arrayContaining(['12', '€2,400']));
  within(card).getByRole('table', { name: 'At the end of the fiscal year' });
});
