import '../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FILTER_OPTIONS } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';

const ANNUAL = { __typename: 'LeaveType', id: '1', name: 'Annual' };
const [, YEAR] = FILTER_OPTIONS.filterOptions.fiscalYears;
const sums = (leaveType: typeof ANNUAL | null) => ({
  __typename: 'BalanceTotals',
  leaveType,
  employeeCount: 60,
  balanceCount: 60,
  unknownCarriedInCount: 12,
  unobservedCount: 0,
  entitlement: 1200,
  carriedIn: 30.5,
  taken: 400,
  scheduled: 20,
  pending: 5,
  available: 810.5,
  ifApproved: 805.5,
  forfeitRisk: 333,
});
const balance = (id: string, name: string, figures: Record<string, unknown> = {}) => ({
  __typename: 'LeaveBalance',
  employee: { __typename: 'Employee', id, name, department: { __typename: 'Department', id: '1', name: 'Engineering' } },
  leaveType: ANNUAL,
  entitlement: 20,
  isEntitlementAssumed: false,
  carriedIn: 2,
  carriesFrom: { __typename: 'FiscalYear', id: '1', label: '2022/23' },
  isCarriedInProjected: false,
  isObserved: true,
  taken: 4,
  scheduled: 1,
  pending: 0.5,
  available: 17,
  forfeitRisk: 11,
  utilisation: 5 / 22,
  ...figures,
});
const NODES = [
  balance('7', 'Asha Example'),
  balance('8', 'Bina Example', { taken: 24, available: -3, forfeitRisk: 0, carriedIn: null, isEntitlementAssumed: true }),
];
const answers = (nodes: readonly unknown[] = NODES) => ({
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Balances: ({ after }: Record<string, unknown>): Answer => ({
    data: {
      balances: {
        __typename: 'BalanceConnection',
        dataVersion: '7',
        fiscalYear: { ...YEAR, flags: ['OVERLAPS_PREVIOUS'] },
        asOf: '2024-03-02',
        totalCount: nodes.length === 0 ? 0 : 60,
        total: sums(null),
        totalsByLeaveType: nodes.length === 0 ? [] : [sums(ANNUAL)],
        pageInfo: { __typename: 'PageInfo', hasNextPage: after === null, endCursor: 'c1' },
        nodes,
      },
    },
  }),
  Ledger: (): Answer => ({
    data: {
      balances: {
        __typename: 'BalanceConnection',
        dataVersion: '7',
        asOf: '2024-03-02',
        nodes: [
          {
            __typename: 'LeaveBalance',
            available: 16,
            ledgerResidual: 0,
            ledger: [
              { __typename: 'LedgerEntry', kind: 'ENTITLEMENT', date: '2023-07-17', lastDate: null, leaveId: null, days: 20, balance: 20 },
              { __typename: 'LedgerEntry', kind: 'TAKEN', date: '2024-01-02', lastDate: '2024-01-05', leaveId: '9', days: -4, balance: 16 },
            ],
          },
        ],
      },
    },
  }),
});
const askedLast = (asked: ReturnType<typeof renderApp>['asked'], name: string) =>
  asked.findLast((operation) => operation.name === name)?.variables;

test('the sums, the year and the date are those of the answer, and unknown, assumed and overdrawn are said in words', async () => {
  renderApp({ at: '/balances', role: 'ANALYST', answers: answers() });
  expect((await screen.findByTestId('total-available')).textContent).toBe('810.5');
  expect(screen.getByTestId('total-forfeitRisk').textContent).toBe('333');
  expect(screen.getByText('unknown for 12 of 60')).toBeTruthy();
  expect(screen.getByText(/fiscal year 2023\/24, as of Mar 2, 2024/)).toBeTruthy();
  const [asha, bina] = screen.getAllByTestId('balance');
  expect(asha?.textContent).toBe('Asha ExampleEngineeringAnnual22.7% used202410.51711');
  expect(bina?.textContent).toContain('20assumed');
  expect(bina?.textContent).toContain('unknown');
  expect(bina?.textContent).toContain('-3overdrawn');
  expect(screen.getByText(/^Overdrawn: More days are approved.* not carried into the next fiscal year\.$/)).toBeTruthy();
  expect(screen.getByText('This fiscal year begins before another one has ended. Its balances carry over from 2022/23.')).toBeTruthy();
});

test('the filters that balances follow and the latest of several fiscal years are asked for, and that is said', async () => {
  const { asked } = renderApp({
    at: '/balances?year=1&year=2&department=2&project=5&status=REQUESTED&from=2024-01-01&asOf=2024-02-29',
    answers: answers(),
  });
  expect(await screen.findByText(/balances are shown for 2023\/24/)).toBeTruthy();
  expect(askedLast(asked, 'Balances')).toMatchObject({
    filter: { fiscalYearId: '2', asOf: '2024-02-29', departmentIds: ['2'], projectAllocationIds: ['5'] },
    orderBy: 'FORFEIT_RISK_DESC',
    after: null,
  });
  expect(screen.getByText('Kept for other pages: Status and Dates')).toBeTruthy();
});

test('a head sorts by an order of the API, kept in the address, from the first page on', async () => {
  const { asked, router } = renderApp({ at: '/balances', answers: answers() });
  await userEvent.click(await screen.findByRole('button', { name: 'Next page' }));
  await waitFor(() => expect(screen.getByText('51–52 of 60')).toBeTruthy());
  expect(askedLast(asked, 'Balances')?.after).toBe('c1');
  await userEvent.click(within(screen.getByRole('columnheader', { name: 'Available' })).getByRole('button'));
  await waitFor(() => expect(router.state.location.search).toEqual({ order: ['AVAILABLE_ASC'] }));
  await waitFor(() => expect(askedLast(asked, 'Balances')).toMatchObject({ orderBy: 'AVAILABLE_ASC', after: null }));
  expect(screen.getByRole('columnheader', { name: 'Available' }).getAttribute('aria-sort')).toBe('ascending');
});

test('the downloads ask for every balance of the filter', async () => {
  renderApp({ at: '/balances?year=1&type=1', answers: answers() });
  const link = await screen.findByRole('link', { name: 'All rows (CSV)' });
  const url = new URL(link.getAttribute('href') ?? '', 'http://localhost');
  expect(url.pathname).toBe('/export/balances.csv');
  expect(JSON.parse(url.searchParams.get('filter') ?? '')).toEqual({ fiscalYearId: '1', leaveTypeIds: ['1'] });
});

test('a row opens its ledger of the very year and date on screen', async () => {
  const { asked } = renderApp({ at: '/balances', answers: answers() });
  await userEvent.click(await screen.findByRole('button', { name: 'Ledger of Asha Example, Annual' }));
  const rows = await screen.findAllByTestId('entry');
  expect(rows.map(({ textContent }) => textContent)).toEqual(['EntitlementJul 17, 20232020', 'TakenJan 2, 2024 – Jan 5, 2024-416']);
  expect(askedLast(asked, 'Ledger')).toEqual({
    filter: { fiscalYearId: '2', asOf: '2024-03-02', employeeIds: ['7'], leaveTypeIds: ['1'] },
  });
});

test('leave that carries over comes first, every leave type is one click away, and a filter of leave types overrides it', async () => {
  const { asked, router } = renderApp({ at: '/balances', answers: answers() });
  await screen.findAllByRole('link', { name: 'Asha Example' });
  const types = () =>
    asked.filter(({ name }) => name === 'Balances').map(({ variables }) => (variables.filter as { leaveTypeIds?: string[] }).leaveTypeIds);
  expect(types()).toEqual([['1']]);
  await userEvent.click(screen.getByRole('radio', { name: 'All leave types' }));
  await waitFor(() => expect(types()).toEqual([['1'], undefined]));
  expect(router.state.location.search).toEqual({ types: ['all'] });
  await router.navigate({ to: '/balances', search: { type: ['9'] } });
  await waitFor(() => expect(types().at(-1)).toEqual(['9']));
  expect(screen.queryByRole('radio', { name: 'All leave types' })).toBeNull();
});

test('a name leads to the profile, and the fiscal year is chosen in one place', async () => {
  renderApp({ at: '/balances?department=2', answers: answers() });
  const [name] = await screen.findAllByRole('link', { name: 'Asha Example' });
  expect(name?.getAttribute('href')).toBe('/employees/7?department=2');
  await screen.findByRole('button', { name: /^Department/ });
  expect(screen.queryByRole('button', { name: /^Fiscal year/ })).toBeNull();
  expect(screen.getByRole('combobox', { name: 'Fiscal year' })).toBeTruthy();
});

test('nothing under the filters names the filter and offers to remove it', async () => {
  const { router } = renderApp({ at: '/balances?department=2', answers: answers([]) });
  await screen.findByRole('heading', { name: 'No balances match these filters' });
  expect(screen.getByText('Department “Design” may be too narrow.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Remove department' }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('a failed answer says what to do', async () => {
  renderApp({ at: '/balances', answers: { ...answers(), Balances: () => ({ code: 'INTERNAL_SERVER_ERROR' }) } });
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('a VIEWER is neither offered the page nor lets the address show it', async () => {
  const { asked, router } = renderApp({ at: '/balances', role: 'VIEWER', answers: answers() });
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(screen.queryByRole('link', { name: 'Balances' })).toBeNull();
  expect(asked.map(({ name }) => name)).not.toContain('Balances');
});

test('where what can be filtered by cannot be read, the page says so instead of waiting for it', async () => {
  renderApp({ at: '/balances', answers: { ...answers, FilterOptions: () => ({ code: 'INTERNAL_SERVER_ERROR' }) } });
  expect((await screen.findByRole('alert')).textContent).toContain('The server could not answer');
});
