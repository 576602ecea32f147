import '../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FILTER_OPTIONS } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';

const type = (id: string, name: string) => ({ __typename: 'LeaveType', id, name });
const entry = (kind: string, date: string, days: number, balance: number) => ({
  __typename: 'LedgerEntry',
  kind,
  date,
  lastDate: kind === 'ENTITLEMENT' ? null : date,
  leaveId: kind === 'ENTITLEMENT' ? null : '9',
  days,
  balance,
});
const overdrawn = {
  __typename: 'LeaveBalance',
  leaveType: type('1', 'Annual'),
  fiscalYear: { __typename: 'FiscalYear', id: '2', flags: [] },
  carriesFrom: null,
  asOf: '2024-03-02',
  entitlement: 10,
  isEntitlementAssumed: false,
  carriedIn: null,
  isCarriedInProjected: false,
  taken: 9,
  scheduled: 3,
  pending: 1.5,
  available: -2,
  ifApproved: -3.5,
  forfeitRisk: 0,
  utilisation: 1.2,
  ledger: [
    entry('ENTITLEMENT', '2023-07-17', 10, 10),
    entry('TAKEN', '2023-09-04', -9, 1),
    entry('SCHEDULED', '2024-05-02', -3, -2),
    entry('PENDING', '2024-06-03', -1.5, -2),
  ],
  ledgerResidual: 0,
};
const unpaid = {
  ...overdrawn,
  leaveType: type('2', 'Unpaid'),
  entitlement: null,
  taken: 4,
  scheduled: 0,
  pending: 0,
  available: null,
  ifApproved: null,
  forfeitRisk: null,
  utilisation: null,
  ledger: [],
  ledgerResidual: null,
};
const leave = (id: string, status: string, reason: string) => ({
  __typename: 'Leave',
  id,
  status,
  sourceStatus: status,
  startDate: '2023-09-04',
  endDate: '2023-09-05',
  leaveDays: 1.5,
  requestedAt: '2023-08-01T20:00:00Z',
  flags: ['PRORATED'],
  leaveType: type('1', 'Annual'),
  fiscalYear: { __typename: 'FiscalYear', id: '2' },
  leaveIssuer: { __typename: 'LeaveIssuer', id: '77', name: 'Ira Example' },
  reason,
  remarks: null,
});
const version = (status: string, changed: string[], knownUntil: string | null) => ({
  __typename: 'LeaveVersion',
  runId: status === 'REQUESTED' ? '1' : '2',
  knownFrom: '2023-08-01T20:05:00Z',
  knownUntil,
  retired: false,
  changed,
  status,
  sourceStatus: status,
  startDate: '2023-09-04',
  endDate: '2023-09-05',
  leaveDays: 1.5,
  leaveType: 'Annual',
  reason: null,
  remarks: null,
  record: [
    { __typename: 'RecordField', field: 'leaveDays', value: '1', hidden: false },
    { __typename: 'RecordField', field: 'reason', value: null, hidden: true },
  ],
});
const employee = (rest: object) => ({ data: { employee: { __typename: 'Employee', id: '131', ...rest } } });
const leaves = (nodes: object[]) => ({
  leaves: {
    __typename: 'LeaveConnection',
    totalCount: nodes.length,
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    nodes,
  },
});
const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Profile: (): Answer =>
    employee({
      userId: '449',
      name: 'Wilma Oakes',
      email: 'wilma.oakes@example.com',
      isHr: false,
      isSupervisor: true,
      retiredAt: null,
      department: { __typename: 'Department', id: '1', name: 'Engineering' },
      designation: { __typename: 'Designation', id: '1', name: 'Engineer' },
      teamManager: { __typename: 'TeamManager', id: '77', name: 'Mira Example', email: null },
      projectAllocations: [{ __typename: 'ProjectAllocation', id: '5', name: 'Aspen', type: 'project' }],
      leaveIssuers: [
        {
          __typename: 'EmployeeLeaveIssuer',
          isCurrent: true,
          leaveIssuer: { __typename: 'LeaveIssuer', id: '77', name: 'Ira Example', email: null },
        },
        {
          __typename: 'EmployeeLeaveIssuer',
          isCurrent: false,
          leaveIssuer: { __typename: 'LeaveIssuer', id: '78', name: null, email: null },
        },
      ],
      team: [],
    }),
  ProfileBalances: (): Answer => {
    const { data } = employee({ balances: [overdrawn, unpaid] });
    return { data: { ...data, dataStatus: { __typename: 'DataStatus', dataVersion: '7' } } };
  },
  ProfileLeaves: (): Answer => employee(leaves([leave('9', 'APPROVED', 'Moving house'), leave('10', 'REJECTED', 'Away')])),
  LeaveHistory: (): Answer => ({
    data: { leaveHistory: [version('REQUESTED', [], '2023-08-02T20:05:00Z'), version('APPROVED', ['STATUS'], null)] },
  }),
};

test('an overdrawn balance says so in words, and a gauge that is full by how much it is exceeded', async () => {
  renderApp({ at: '/employees/131', answers });
  const gauge = await screen.findByTestId('gauge');
  expect(await within(gauge).findByText('Overdrawn by 2 days. Overdrawn days are not carried into the next fiscal year.')).toBeTruthy();
  expect(within(gauge).getByText('120% of the days used')).toBeTruthy();
  expect(within(gauge).getByText('Entitlement 10 days; carry-over unknown', { exact: false })).toBeTruthy();
  for (const [label, days] of [
    ['Taken', '9'],
    ['Scheduled', '3'],
    ['Pending', '1.5'],
  ] as const) {
    expect(within(gauge).getByText(label).closest('div')?.textContent).toBe(`${label}${days}`);
  }
});

test('a leave type that grants nothing has no gauge, and its days are listed', async () => {
  renderApp({ at: '/employees/131', answers });
  const others = await screen.findByRole('region', { name: 'Without entitlement' });
  expect(others.textContent).toContain('Unpaid 4 taken, 0 scheduled, 0 pending');
  expect(screen.getAllByTestId('gauge')).toHaveLength(1);
});

test('the ledger leads as a table from nothing to what is available', async () => {
  renderApp({ at: '/employees/131', answers });
  const panel = await screen.findByRole('region', { name: 'Ledger' });
  await userEvent.click(await within(panel).findByRole('button', { name: 'Table' }));
  const rows = within(panel).getAllByRole<HTMLTableRowElement>('row').slice(1);
  expect(rows.map((row) => Array.from(row.cells, ({ textContent }) => textContent).join(' | '))).toEqual([
    'Entitlement | 2023-07-17 |  | 10 | 10',
    'Taken | 2023-09-04 | 2023-09-04 | -9 | 1',
    'Scheduled | 2024-05-02 | 2024-05-02 | -3 | -2',
    'Pending | 2024-06-03 | 2024-06-03 | -1.5 | -2',
  ]);
});

test('another fiscal year is asked for, and is in the address', async () => {
  const { asked, router } = renderApp({ at: '/employees/131', answers });
  await screen.findByTestId('gauge');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Fiscal year' }), '2022/23');
  await waitFor(() =>
    expect(asked.findLast(({ name }) => name === 'ProfileBalances')?.variables).toEqual({ id: '131', fiscalYearId: '1' }),
  );
  expect(router.state.location.search).toEqual({ in: ['1'] });
});

test('HR reads reasons', async () => {
  const { asked } = renderApp({ at: '/employees/131', role: 'HR', answers });
  expect(await screen.findByText('Moving house')).toBeTruthy();
  expect(asked.find(({ name }) => name === 'ProfileLeaves')?.variables.withReasons).toBe(true);
});

test.each(['ANALYST', 'MANAGER'] as const)('the role %s neither asks for reasons nor sees them', async (role) => {
  const { asked } = renderApp({ at: '/employees/131', role, answers });
  await screen.findAllByTestId('leave');
  expect(asked.find(({ name }) => name === 'ProfileLeaves')?.variables.withReasons).toBe(false);
  expect(screen.queryByRole('columnheader', { name: 'Reason and remarks' })).toBeNull();
  expect(screen.queryByText('Moving house')).toBeNull();
});

test('the history of a leave comes when it is asked for, version by version', async () => {
  const { asked } = renderApp({ at: '/employees/131', answers });
  const [row] = await screen.findAllByTestId('leave');
  expect(asked.some(({ name }) => name === 'LeaveHistory')).toBe(false);
  await userEvent.click(await within(row as HTMLElement).findByRole('button', { name: /^History of the leave/ }));
  const versions = await screen.findAllByTestId('leave-version');
  expect(versions.map((one) => one.querySelector('strong')?.textContent)).toEqual(['Pending', 'Approved']);
  expect(versions[1]?.textContent).toContain('Changed: status');
  expect(
    within(versions[1] as HTMLElement)
      .getByRole('link', { name: 'Ingest run 2' })
      .getAttribute('href'),
  ).toBe('/data?run=2');
  await userEvent.click(within(versions[1] as HTMLElement).getByRole('button', { name: 'Record of the source' }));
  const rows = within(await screen.findByTestId('record')).getAllByRole('row');
  expect(rows.map((one) => one.textContent)).toEqual(['Leave days1', 'ReasonHidden: for HR and administrators']);
});

test('the downloads hold every leave of the person in the year that is shown', async () => {
  renderApp({ at: '/employees/131', answers });
  const address = new URL((await screen.findByRole('link', { name: 'Download as CSV' })).getAttribute('href') ?? '', 'http://here');
  expect(address.pathname).toBe('/export/leaves.csv');
  expect(JSON.parse(address.searchParams.get('filter') ?? '')).toEqual({
    fiscalYearIds: ['2'],
    statuses: ['APPROVED', 'CANCELLED', 'REJECTED', 'REQUESTED', 'UNKNOWN'],
    employeeIds: ['131'],
  });
});

test('a number that nobody has is said to be unknown', async () => {
  renderApp({ at: '/employees/404', answers: { ...answers, Profile: (): Answer => ({ data: { employee: null } }) } });
  expect(await screen.findByText('There is nobody with this number')).toBeTruthy();
});

test('the pager names the rows on screen while the next page is on its way', async () => {
  const page = (hasNextPage: boolean) => {
    const rows = leaves([leave('9', 'APPROVED', 'Moving house')]);
    return employee({ leaves: { ...rows.leaves, totalCount: 101, pageInfo: { ...rows.leaves.pageInfo, hasNextPage, endCursor: 'next' } } });
  };
  renderApp({
    at: '/employees/131',
    answers: { ...answers, ProfileLeaves: ({ after }): Answer => (after === null ? page(true) : null) },
  });
  const next = await screen.findByRole<HTMLButtonElement>('button', { name: 'Next page' });
  await userEvent.click(next);
  await waitFor(() => expect(next.disabled).toBe(true));
  expect(screen.getByText('1–1 of 101')).toBeTruthy();
});

test('where the fiscal years cannot be read, the profile says why there are no balances', async () => {
  renderApp({ at: '/employees/7', answers: { ...answers, FilterOptions: (): Answer => ({ code: 'INTERNAL_SERVER_ERROR' }) } });
  expect((await screen.findByRole('alert')).textContent).toContain('The server could not answer');
});
