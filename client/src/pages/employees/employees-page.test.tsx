import '../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DATA_STATUS, FILTER_OPTIONS, LAGGING_FILTER_OPTIONS } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';

const PAGE = 100;
const COUNT = 450;
const nameOf = (index: number) => `Person ${String(index).padStart(4, '0')}`;

function person(index: number) {
  return {
    __typename: 'Employee',
    id: String(index),
    name: nameOf(index),
    retiredAt: null,
    department: { __typename: 'Department', id: '1', name: 'Engineering' },
    designation: null,
    teamManager: null,
    leaveDaysTaken: 2.5,
    balances: [0.5, -1, null].map((available, at) => ({
      __typename: 'LeaveBalance',
      available,
      leaveType: { __typename: 'LeaveType', id: String(at + 1) },
    })),
    lastLeave: null,
  };
}

function answer(count: number) {
  return ({ after }: Record<string, unknown>): Answer => {
    const from = after === null ? 0 : Number(after);
    const to = Math.min(from + PAGE, count);
    return {
      data: {
        employees: {
          __typename: 'EmployeeConnection',
          totalCount: count,
          dataVersion: '7',
          pageInfo: { __typename: 'PageInfo', hasNextPage: to < count, endCursor: to === 0 ? null : String(to) },
          nodes: Array.from({ length: to - from }, (_, index) => person(from + index)),
        },
      },
    };
  };
}
const balanceTypes = {
  leaveTypes: ['Annual', 'Sick', 'Unpaid'].map((name, at) => ({
    __typename: 'LeaveType',
    id: String(at + 1),
    name,
    defaultDays: at === 2 ? null : 12,
  })),
  used: { rows: ['3', '2', '1'].map((id) => ({ keys: [{ id }] })) },
};
const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  BalanceTypes: (): Answer => ({ data: balanceTypes }),
  Employees: answer(COUNT),
};
const askedLast = (asked: { name: string; variables: Record<string, unknown> }[]) => asked.findLast(({ name }) => name === 'Employees');

test('the list says how many there are, draws only what is on screen, and announces its place to a screen reader', async () => {
  const { asked } = renderApp({ at: '/employees', answers });
  const table = await screen.findByRole('table', { name: 'Employees' });
  expect(table.getAttribute('aria-rowcount')).toBe(String(COUNT + 1));
  expect(screen.getByText('450 people')).toBeTruthy();
  const drawn = within(table).getAllByTestId('employee').length;
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThan(120);
  // The next page may have been requested already.
  expect(asked.find(({ name }) => name === 'Employees')?.variables).toEqual({
    filter: { retired: false },
    search: null,
    orderBy: 'NAME_ASC',
    balanceOf: null,
    fiscalYearId: '2',
    first: PAGE,
    after: null,
  });
});

test('balances are of one leave type: the most used one with an entitlement, or the chosen one, in the address', async () => {
  const { router, asked } = renderApp({ at: '/employees', answers });
  await screen.findByRole('columnheader', { name: 'Balance: Sick' });
  const balance = () =>
    screen
      .getByRole('link', { name: nameOf(0) })
      .closest('tr')
      ?.querySelector('[data-column="balance"]')?.textContent;
  expect(balance()).toBe('overdrawn -1');
  const choice = screen.getByRole('combobox', { name: 'Leave type of the balances' });
  expect(
    within(choice)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Balance: Annual', 'Balance: Sick']);
  await userEvent.selectOptions(choice, '1');
  await screen.findByRole('columnheader', { name: 'Balance: Annual' });
  expect(balance()?.trim()).toBe('0.5');
  expect(router.state.location.search).toEqual({ balance: ['1'] });
  // Another type is read from what is there: what was requested is the one list, and its second page ahead.
  const requested = asked.filter(({ name }) => name === 'Employees').map(({ variables: { after, ...list } }) => JSON.stringify(list));
  expect(new Set(requested).size).toBe(1);
});

test('the figures are of the fiscal year of today, also where the source calls another one current', async () => {
  const { asked } = renderApp({
    at: '/employees?sort=balance',
    answers: { ...answers, FilterOptions: (): Answer => ({ data: LAGGING_FILTER_OPTIONS }) },
  });
  await screen.findByRole('table', { name: 'Employees' });
  expect(askedLast(asked)?.variables).toMatchObject({ fiscalYearId: '3', balanceOf: { leaveTypeId: '2', fiscalYearId: '3' } });
});

test('a column is sorted by the server, upwards and downwards, and the header says how', async () => {
  const { asked, router } = renderApp({ at: '/employees', answers });
  const header = async (name: string) => screen.findByRole('columnheader', { name });
  expect((await header('Name')).getAttribute('aria-sort')).toBe('ascending');
  await userEvent.click(within(await header('Days taken')).getByRole('button'));
  await waitFor(() => expect(askedLast(asked)?.variables.orderBy).toBe('LEAVE_DAYS_TAKEN_DESC'));
  expect((await header('Days taken')).getAttribute('aria-sort')).toBe('descending');
  expect((await header('Name')).getAttribute('aria-sort')).toBe('none');
  expect(router.state.location.search).toEqual({ sort: ['-taken'] });
  await userEvent.click(within(await header('Days taken')).getByRole('button'));
  await waitFor(() => expect(askedLast(asked)?.variables.orderBy).toBe('LEAVE_DAYS_TAKEN_ASC'));
});

test('the balances sort the list by the leave type that is shown, and the downloads hold the same ones', async () => {
  const { asked } = renderApp({ at: '/employees?sort=balance', answers });
  const header = await screen.findByRole('columnheader', { name: 'Balance: Sick' });
  expect(header.getAttribute('aria-sort')).toBe('ascending');
  // No request is sent before its variables are known.
  const orders = () =>
    asked.flatMap(({ name, variables: { orderBy, balanceOf, after } }) =>
      name === 'Employees' && after === null ? [{ orderBy, balanceOf }] : [],
    );
  expect(orders()).toEqual([{ orderBy: 'BALANCE_ASC', balanceOf: { leaveTypeId: '2', fiscalYearId: '2' } }]);
  await userEvent.click(within(header).getByRole('button'));
  await waitFor(() => expect(orders().at(-1)?.orderBy).toBe('BALANCE_DESC'));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Leave type of the balances' }), '1');
  await waitFor(() => expect(orders().at(-1)?.balanceOf).toEqual({ leaveTypeId: '1', fiscalYearId: '2' }));
  await userEvent.click(screen.getByRole('button', { name: 'Download' }));
  const address = new URL((await screen.findByRole('menuitem', { name: 'Workbook (XLSX)' })).getAttribute('href') ?? '', 'http://here');
  expect(JSON.parse(address.searchParams.get('balanceOf') ?? '')).toEqual({ leaveTypeId: '1', fiscalYearId: '2' });
});

test('without any entitlement there is no balance to sort by: the list is by name', async () => {
  const none = { ...balanceTypes, leaveTypes: balanceTypes.leaveTypes.map((type) => ({ ...type, defaultDays: null })) };
  const { asked } = renderApp({ at: '/employees?sort=-balance', answers: { ...answers, BalanceTypes: (): Answer => ({ data: none }) } });
  expect((await screen.findByRole('columnheader', { name: 'Balance' })).getAttribute('aria-sort')).toBeNull();
  expect(askedLast(asked)?.variables).toMatchObject({ orderBy: 'NAME_ASC', balanceOf: null });
});

test('what is typed is asked for once the typing pauses, and the downloads carry it with the filter', async () => {
  const { asked, router } = renderApp({ at: '/employees?department=2&type=1', answers });
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Find employees' }), 'mira ex');
  await waitFor(() => expect(askedLast(asked)?.variables.search).toBe('mira ex'));
  // A busy machine may see a pause between two letters; not after each.
  const searches = new Set(asked.filter(({ name }) => name === 'Employees').map(({ variables }) => variables.search));
  expect(searches.size).toBeLessThan('mira ex'.length);
  expect(router.state.location.search).toEqual({ department: ['2'], type: ['1'], find: ['mira ex'] });
  await userEvent.click(screen.getByRole('button', { name: 'Download' }));
  const address = new URL((await screen.findByRole('menuitem', { name: 'Table (CSV)' })).getAttribute('href') ?? '', 'http://here');
  expect(address.pathname).toBe('/export/employees.csv');
  expect(JSON.parse(address.searchParams.get('filter') ?? '')).toEqual({ departmentIds: ['2'], retired: false });
  expect(address.searchParams.get('search')).toBe('mira ex');
});

test('retired people are there on demand', async () => {
  const { asked } = renderApp({ at: '/employees', answers });
  await userEvent.click(await screen.findByRole('switch', { name: 'Include retired' }));
  await waitFor(() => expect(askedLast(asked)?.variables.filter).toEqual({}));
});

test('an empty list says what empties it and offers to look wider', async () => {
  renderApp({ at: '/employees?find=nobody&department=2', answers: { ...answers, Employees: answer(0) } });
  expect(await screen.findByText('No name, number or email contains all of “nobody”.')).toBeTruthy();
  expect(await screen.findByText('Department “Design” may be too narrow.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Include retired people' })).toBeTruthy();
});

test('before anything was taken in there is nowhere else to look', async () => {
  const DataStatus = () => ({ data: { dataStatus: { ...DATA_STATUS, lastSuccessAt: null, ageSeconds: null } } });
  renderApp({ at: '/employees', answers: { ...answers, DataStatus, Employees: answer(0) } });
  expect(await screen.findByRole('heading', { name: 'No people yet' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Include retired people' })).toBeNull();
});

test('a later page that failed is asked for again on request, and is no fault of another list', async () => {
  const { asked } = renderApp({
    at: '/employees',
    answers: {
      ...answers,
      Employees: (variables) =>
        variables.after === null ? answer(variables.search ? 1 : COUNT)(variables) : { code: 'INTERNAL_SERVER_ERROR' },
    },
  });
  const requests = () => asked.filter(({ variables }) => variables.after === '100').length;
  const retry = await screen.findByRole('button', { name: 'Try again' });
  await waitFor(() => expect(requests()).toBe(2));
  await userEvent.click(retry);
  await waitFor(() => expect(requests()).toBeGreaterThan(2));
  await screen.findByRole('alert');
  await userEvent.type(screen.getByRole('searchbox', { name: 'Find employees' }), 'mira');
  await screen.findByText('1 person');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the arrow keys move from row to row', async () => {
  renderApp({ at: '/employees', answers });
  (await screen.findByRole('link', { name: nameOf(0) })).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe(nameOf(2)));
  await userEvent.keyboard('{ArrowUp}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe(nameOf(1)));
});

test.each(['VIEWER', 'OPERATOR'] as const)('the role %s is not offered people, and asks for nobody', async (role) => {
  const { asked, router } = renderApp({ at: '/employees', role, answers });
  await waitFor(() => expect(router.state.location.pathname).not.toBe('/employees'));
  expect(screen.queryByRole('link', { name: 'Employees' })).toBeNull();
  expect(asked.some(({ name }) => name === 'Employees')).toBe(false);
});

test('the palette finds people as the server does, as one types', async () => {
  const found = ({ search }: Record<string, unknown>): Answer => ({
    data: {
      employees: {
        __typename: 'EmployeeConnection',
        // Found by the number, which is no part of the name.
        nodes: search === '4711' ? [{ __typename: 'Employee', id: '4711', name: 'Asha Example', department: null }] : [],
      },
    },
  });
  const { router } = renderApp({ at: '/employees', answers: { ...answers, FoundEmployees: found } });
  await screen.findByRole('table', { name: 'Employees' });
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('combobox', { name: 'Go to or find' }), '4711');
  await userEvent.click(await screen.findByRole('option', { name: /Asha Example/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/employees/4711'));
});

test('where what can be filtered by cannot be read, the page says so instead of waiting for it', async () => {
  renderApp({ at: '/employees', answers: { ...answers, FilterOptions: () => ({ code: 'INTERNAL_SERVER_ERROR' }) } });
  expect((await screen.findByRole('alert')).textContent).toContain('The server could not answer');
});
