import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { makeRecords } from '../../server/test/records';
import { findFaults, startTestDashboard, type TestDashboard } from './dashboard';
import { saveCsv, saveFigures } from './saved-files';

const PEOPLE = 450;
const STATUSES = ['APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED'];
const FIRST_NAMES = ['Åsa', 'Bela', 'Chiara', 'Deniz', 'Ewa'];

// Two leaves of each person, the second of another type; of the first person twelve working days out of ten.
const records = makeRecords(2 * PEOPLE, (id) => {
  const person = Math.ceil(id / 2);
  const day = String(1 + (person % 28)).padStart(2, '0');
  return {
    userId: 1000 + person,
    empId: String(person),
    email: `person${person}@example.com`,
    firstName: FIRST_NAMES[person % FIRST_NAMES.length],
    lastName: `Oakes ${String(person).padStart(4, '0')}`,
    departmentDescription: person % 3 === 0 ? 'Design' : 'Engineering',
    startDate: person === 1 ? '2024-03-04' : `2024-03-${day}`,
    endDate: person === 1 ? '2024-03-19' : `2024-03-${day}`,
    leaveDays: person === 1 ? 12 : 1,
    status: person === 1 ? 'APPROVED' : STATUSES[id % STATUSES.length],
    ...(id % 2 === 0 ? { leaveTypeId: 8, leaveTypeName: 'Sick', defaultDays: 0 } : {}),
  };
});

let dashboard: TestDashboard;
let api: TestApi;
let page: Page;
let problems: string[];
beforeAll(async () => {
  dashboard = await startTestDashboard(records);
  ({ api, page, problems } = dashboard);
  await dashboard.signIn();
});
afterAll(() => dashboard?.close());

const rowsOnScreen = () => page.getByTestId('employee');

test('everybody is reached by scrolling, page after page, while few rows exist at a time', async () => {
  await page.getByRole('link', { name: 'Employees' }).click();
  await page.getByText(`${PEOPLE} people`).waitFor();
  const { data } = await api.query('ADMIN', '{ employees(first: 1, orderBy: NAME_DESC) { totalCount nodes { name } } }');
  expect(data.employees.totalCount).toBe(PEOPLE);
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  await page.getByRole('link', { name: data.employees.nodes[0].name }).waitFor();
  expect(await rowsOnScreen().count()).toBeLessThan(80);
});

test('a search finds people as the API does, the address keeps it, and a reload shows the same', async () => {
  await page.goto(`${api.url}/employees`);
  await page.getByRole('searchbox', { name: 'Find employees' }).fill('oakes asa 44');
  await page.waitForURL(/find=oakes\+asa\+44/);
  const { data } = await api.query('ADMIN', '{ employees(search: "oakes asa 44", first: 200) { totalCount nodes { name } } }');
  expect(data.employees.totalCount).toBeGreaterThan(1);
  const names = data.employees.nodes.map(({ name }: { name: string }) => name);
  await page.getByText(`${data.employees.totalCount} people`).waitFor();
  await page.reload();
  await page.getByText(`${data.employees.totalCount} people`).waitFor();
  expect(await rowsOnScreen().getByRole('link').allTextContents()).toEqual(names);
});

test('sorting by days taken shows the order of the API', async () => {
  await page.goto(`${api.url}/employees`);
  await page.getByRole('button', { name: 'Days taken' }).click();
  await page.locator('th[aria-sort="descending"]').waitFor();
  const { data } = await api.query('ADMIN', '{ employees(orderBy: LEAVE_DAYS_TAKEN_DESC, first: 5) { nodes { name leaveDaysTaken } } }');
  const [most] = data.employees.nodes;
  expect(most.leaveDaysTaken).toBe(24);
  await page.locator('tr[aria-rowindex="2"]').getByRole('link', { name: most.name }).waitFor();
  const shown = await rowsOnScreen().getByRole('link').allTextContents();
  expect(shown.slice(0, 5)).toEqual(data.employees.nodes.map(({ name }: { name: string }) => name));
});

test('sorted by balance the list is as the API orders it, and the figures are its own', async () => {
  await page.goto(`${api.url}/employees`);
  await page.getByRole('button', { name: 'Balance: Discretionary' }).click();
  await page.waitForURL(/sort=-balance/);
  await page.getByRole('button', { name: 'Balance: Discretionary' }).click();
  await page.waitForURL(/sort=balance/);
  const { balanceOf, availableOf } = await readDiscretionary();
  const { data } = await api.query(
    'ADMIN',
    `query ($balanceOf: BalanceChoice) { employees(filter: { retired: false }, orderBy: BALANCE_ASC, balanceOf: $balanceOf, first: 8) { nodes { id name } } }`,
    { balanceOf },
  );
  const [first] = data.employees.nodes;
  expect(availableOf(first.id)).toBe(-2);
  await page.locator('tr[aria-rowindex="2"]').getByRole('link', { name: first.name }).waitFor();
  const cells = rowsOnScreen().locator('[data-column="balance"]');
  const shown = (await cells.allTextContents()).slice(0, 8).map((text) => Number(text.replace('overdrawn', '')));
  expect(shown).toEqual(data.employees.nodes.map(({ id }: { id: string }) => availableOf(id)));
  expect((await rowsOnScreen().getByRole('link').allTextContents()).slice(0, 8)).toEqual(
    data.employees.nodes.map(({ name }: { name: string }) => name),
  );
});

/** The balance that the list shows by itself, by the list of balances. */
async function readDiscretionary() {
  const { data } = await api.query('ADMIN', '{ leaveTypes { id name } fiscalYears { id label isCurrent } }');
  const leaveTypeId = data.leaveTypes.find(({ name }: { name: string }) => name === 'Discretionary').id;
  const year = data.fiscalYears.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
  const balanceOf = { leaveTypeId, fiscalYearId: year.id };
  const available = new Map<string, number>();
  for (let after: string | null = null, more = true; more; ) {
    const { data: list } = await api.query(
      'ADMIN',
      `query ($filter: BalanceFilter, $after: String) { balances(filter: $filter, first: 200, after: $after) {
        nodes { available employee { id } } pageInfo { hasNextPage endCursor } } }`,
      { filter: { leaveTypeIds: [leaveTypeId], fiscalYearId: year.id }, after },
    );
    for (const { employee, available: days } of list.balances.nodes) available.set(employee.id, days);
    ({ hasNextPage: more, endCursor: after } = list.balances.pageInfo);
  }
  return { balanceOf, label: year.label, availableOf: (id: string) => available.get(id) ?? null };
}

test('the CSV has exactly the people that the API answers under the filter and the search, with the balances on screen', async () => {
  const { data: options } = await api.query('ADMIN', '{ departments { id name } }');
  const design = options.departments.find(({ name }: { name: string }) => name === 'Design').id;
  await page.goto(`${api.url}/employees?department=${design}&find=chiara`);
  const { data } = await api.query(
    'ADMIN',
    'query ($filter: EmployeeFilter) { employees(filter: $filter, search: "chiara", first: 200) { totalCount nodes { id name leaveDaysTaken } } }',
    { filter: { departmentIds: [design], retired: false } },
  );
  await page.getByText(`${data.employees.totalCount} people`).waitFor();
  const { label, availableOf } = await readDiscretionary();
  await page.getByRole('button', { name: 'Balance: Discretionary' }).waitFor();
  await page.getByRole('button', { name: 'Download' }).click();
  const { name, headers, lines } = await saveCsv(page, () => page.getByRole('menuitem', { name: 'Table (CSV)' }).click());
  expect(name).toMatch(/^employees.*\.csv$/);
  const at = (column: string) => headers.indexOf(column);
  const rows = lines.map((cells) => [
    cells[at('id')],
    cells[at('name')],
    Number(cells[at('leaveDaysTaken')]),
    Number(cells[at(`balance Discretionary ${label}`)]),
  ]);
  expect(rows).toEqual(
    data.employees.nodes.map((one: { id: string; name: string; leaveDaysTaken: number }) => [
      one.id,
      one.name,
      one.leaveDaysTaken,
      availableOf(one.id),
    ]),
  );
});

test('a profile is opened by keyboard, says what is overdrawn, and its figures are those of the API', async () => {
  await page.goto(`${api.url}/employees?find=0001`);
  await page.getByText('1 person', { exact: true }).waitFor();
  await page.getByRole('link', { name: /Oakes 0001/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/employees\/1$/);
  await page.getByText('Overdrawn by 2 days').waitFor();
  const { data } = await api.query(
    'ADMIN',
    `{ employee(id: "1") { leaves(filter: { statuses: [APPROVED, REQUESTED, REJECTED, CANCELLED] }) { totalCount nodes { id leaveDays } }
      balances { available taken leaveType { name } ledger { kind date days balance } } } }`,
  );
  const [discretionary] = data.employee.balances;
  expect(discretionary).toMatchObject({ available: -2, taken: 12, leaveType: { name: 'Discretionary' } });
  await page.getByText('Sick 12 taken, 0 scheduled, 0 pending').waitFor();
  expect(await page.getByTestId('leave').count()).toBe(data.employee.leaves.totalCount);
  const { headers, lines } = await saveCsv(page, () => page.getByRole('link', { name: 'Download as CSV' }).click());
  expect(lines.map((cells) => [cells[headers.indexOf('id')], Number(cells[headers.indexOf('leaveDays')])]).toSorted()).toEqual(
    data.employee.leaves.nodes.map(({ id, leaveDays }: { id: string; leaveDays: number }) => [id, leaveDays]).toSorted(),
  );
  const ledger = await saveFigures(page, 'Ledger');
  expect(ledger.lines.map((cells) => [cells[1], Number(cells[3]), Number(cells[4])])).toEqual(
    discretionary.ledger.map(({ date, days, balance }: { date: string; days: number; balance: number }) => [date, days, balance]),
  );
  await page
    .getByRole('button', { name: /^History of the leave/ })
    .first()
    .click();
  expect(await page.getByTestId('leave-version').first().textContent()).toContain('Approved');
});

test('the way back leads to the same list at the same place', async () => {
  await page.goto(`${api.url}/employees?sort=-name`);
  await page.getByText(`${PEOPLE} people`).waitFor();
  await page.evaluate('window.scrollTo(0, 5000)');
  const link = page.locator('[data-row="120"]');
  await link.waitFor();
  const name = await link.textContent();
  await link.click();
  await page.getByRole('heading', { name: name ?? '', level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: name ?? '' }).waitFor();
  expect(await page.evaluate('window.scrollY')).toBeGreaterThan(4000);
});

test.each(['light', 'dark'] as const)('the list, full or empty, and a profile have no fault, wide or narrow, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  for (const path of ['/employees', '/employees?find=nobody-at-all', '/employees/1']) {
    await page.goto(`${api.url}${path}`);
    const ready = () =>
      page.getByTestId('employee').or(page.getByTestId('gauge')).or(page.getByText('No matching people')).first().waitFor();
    expect(await findFaults(page, ready), path).toEqual([]);
  }
});

test('nothing was written to the console, and nobody else was asked for anything', () => {
  expect(problems).toEqual([]);
});
