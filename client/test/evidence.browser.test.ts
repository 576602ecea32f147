import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRecords } from '../../server/test/records';
import { startTestDashboard, type TestDashboard } from './dashboard';

// From a figure by clicks to the records of the source that it is made of. Every leave is of one day, so that the days of a figure are
// those of its records.

const YEAR = new Date().getUTCFullYear();
const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kathmandu' }).format(new Date());
/** Of one person each; the first leave of each person is away today. */
const PEOPLE = 3;

const records = makeRecords(9, (id) => {
  const date = id <= PEOPLE ? TODAY : `${YEAR - (TODAY < `${YEAR}-02-01` ? 1 : 0)}-01-${String(id + 4).padStart(2, '0')}`;
  return {
    empId: `E${id % PEOPLE}`,
    userId: 1000 + (id % PEOPLE),
    email: `person${id % PEOPLE}@example.com`,
    lastName: `Oakes ${id % PEOPLE}`,
    departmentDescription: id % PEOPLE === 0 ? 'Design' : 'Engineering',
    fiscalStartDate: `${YEAR - 1}-01-01`,
    fiscalEndDate: `${YEAR}-12-31`,
    fiscalId: 102,
    leaveDays: id === 4 ? 0.5 : 1,
    startDate: date,
    endDate: date,
    // Requested after it began: what a check finds.
    createdAt: id === 5 ? `${TODAY}T05:33:10.000Z` : '2023-04-14T05:33:10.000Z',
    updatedAt: null,
  };
});

let dashboard: TestDashboard;
let page: Page;
beforeAll(async () => {
  dashboard = await startTestDashboard(records);
  page = dashboard.page;
  await dashboard.signIn();
});
afterAll(() => dashboard?.close());

const open = (path: string) => page.goto(`${dashboard.api.url}${path}`);
const drawer = () => page.getByRole('dialog').last();
const daysIn = (text: string | null) => Number(/-?[\d.]+/.exec(text ?? '')?.[0]);

/** Opens the record of the last version that is listed. @returns its days */
async function readRecord(within: Locator): Promise<number> {
  await within.getByTestId('leave-version').last().getByRole('button', { name: 'Record of the source' }).click();
  const value = within.getByTestId('record').last().locator('[data-field=leaveDays]');
  const days = Number(await value.textContent());
  await within.getByTestId('leave-version').last().getByRole('button', { name: 'Record of the source' }).click();
  return days;
}

/** Opens the history of each leave in the drawer, and its record. @returns the days of all records */
async function sumRecordsBehind(): Promise<number> {
  await drawer().getByTestId('drill-total').waitFor();
  const rows = drawer().getByTestId('leave-behind');
  let sum = 0;
  for (let at = 0; at < (await rows.count()); at++) {
    await rows
      .nth(at)
      .getByRole('button', { name: /^History of the leave/ })
      .click();
    await drawer().getByTestId('leave-version').first().waitFor();
    sum += await readRecord(drawer());
    await rows
      .nth(at)
      .getByRole('button', { name: /^History of the leave/ })
      .click();
  }
  return sum;
}

/** Presses each of the buttons, each of which opens the history of one leave. @returns the days of all records */
async function sumHistories(buttons: Locator): Promise<number> {
  let sum = 0;
  for (let at = 0; at < (await buttons.count()); at++) {
    await buttons.nth(at).click();
    const history = page.getByRole('dialog', { name: /^History of the leave/ });
    await history.getByTestId('leave-version').first().waitFor();
    sum += await readRecord(history);
    await history.getByRole('button', { name: 'Close' }).click();
    await history.waitFor({ state: 'hidden' });
  }
  return sum;
}

test('Overview: the total leads to records that add up to it', async () => {
  await open('/');
  const total = page.getByTestId('total-days');
  const days = daysIn(await total.textContent());
  await total.click();
  expect(await sumRecordsBehind()).toBe(days);
  expect(days).toBe(8.5);
});

test('Overview: a number of the table of departments leads to the records of the department', async () => {
  await open('/');
  const panel = page.getByRole('region', { name: 'Leave days by department', exact: true });
  await panel.getByRole('button', { name: 'Table' }).click();
  const cell = panel
    .getByRole('row', { name: /Engineering/ })
    .getByRole('cell')
    .first()
    .getByRole('button');
  const days = daysIn(await cell.textContent());
  await cell.click();
  expect(await sumRecordsBehind()).toBe(days);
});

test('Trends: a month of the table leads to its records', async () => {
  await open('/trends');
  const panel = page.getByRole('region', { name: 'Leave days by month', exact: true });
  await panel.getByRole('button', { name: 'Table' }).click();
  const cell = panel.getByRole('row').nth(1).getByRole('cell').last().getByRole('button');
  const days = daysIn(await cell.textContent());
  await cell.click();
  expect(await sumRecordsBehind()).toBe(days);
  expect(days).toBeGreaterThan(0);
});

test('Patterns: a cell of months leads to its records', async () => {
  await open('/patterns');
  const panel = page.getByRole('region', { name: 'Month by year', exact: true });
  await panel.getByRole('button', { name: 'Table' }).click();
  const cell = panel.getByRole('cell').getByRole('button').first();
  const days = daysIn(await cell.textContent());
  await cell.click();
  expect(await sumRecordsBehind()).toBe(days);
});

test('Employees and a profile: the days taken lead to the entries of the ledger and their records', async () => {
  await open('/employees');
  const row = page.getByTestId('employee').filter({ hasText: 'Oakes 1' });
  await row.getByRole('link').click();
  await page.getByTestId('gauge').first().waitFor();
  const taken = daysIn(await page.getByTestId('gauge').first().locator('dd').first().textContent());
  const panel = page.getByRole('region', { name: 'Ledger', exact: true });
  await panel.getByRole('button', { name: 'Table' }).click();
  expect(await sumHistories(panel.getByRole('row', { name: /Taken/ }).getByRole('button'))).toBe(taken);
  expect(taken).toBeGreaterThan(0);

  // The list of leave has the same versions in its place.
  const leave = page.getByTestId('leave').first();
  await leave.getByRole('button', { name: /^History of the leave/ }).click();
  expect(await readRecord(page.locator('main'))).toBeGreaterThan(0);
});

test('Balances: the entries of a ledger lead to their records', async () => {
  await open('/balances?types=all');
  await page
    .getByRole('button', { name: /Oakes 1/ })
    .first()
    .click();
  const ledger = page.getByRole('dialog', { name: /^Ledger/ });
  await ledger.getByTestId('entry').first().waitFor();
  const taken = ledger.getByTestId('entry').filter({ hasText: 'Taken' });
  const days = (await taken.locator('td:nth-of-type(3)').allTextContents()).reduce((sum, text) => sum - daysIn(text), 0);
  expect(await sumHistories(taken.getByRole('button'))).toBe(days);
  expect(days).toBeGreaterThan(0);
});

test('Calendar: the people who are away lead to their records', async () => {
  await open(`/calendar?day=${TODAY}`);
  const names = page.getByRole('button', { name: /^History of the leave of/ });
  await names.first().waitFor();
  expect(await names.count()).toBe(PEOPLE);
  expect(await sumHistories(names)).toBe(PEOPLE);
});

test('Checks: a finding leads to its record', async () => {
  await open('/checks?check=REQUESTED_AFTER_START');
  const leave = page.getByRole('button', { name: /^History of the leave of/ });
  await leave.first().waitFor();
  expect(await leave.count()).toBe(1);
  expect(await sumHistories(leave)).toBe(1);
});

test('Data: a dry run shows what would change, the run changes just that, and its records have the new values', async () => {
  const figures = async () => ({
    total: await page.getByTestId('run-total').textContent(),
    changes: await page.getByTestId('run-change').allTextContents(),
  });
  dashboard.upstream.setRecords(records.map((record) => (record.id === 4 ? { ...record, leaveDays: 1 } : record)));
  await open('/data');
  await page.getByRole('button', { name: 'Dry run' }).click();
  await page.getByRole('heading', { name: 'What the run would change' }).waitFor();
  await page.getByRole('button', { name: /^Values of the leave/ }).click();
  expect(await page.getByTestId('field-change').allTextContents()).toEqual(['Leave days0.51']);
  const rehearsed = await figures();
  await page.getByRole('button', { name: 'Run now' }).click();
  await page.getByRole('heading', { name: 'What the run changed' }).waitFor();
  const done = await figures();
  expect(done).toEqual(rehearsed);
  expect(done.total).toBe('1 record · approved leave days 8.5 → 9 (+0.5)');

  await page.getByRole('button', { name: /^History of the leave/ }).click();
  await drawer().getByTestId('leave-version').last().waitFor();
  expect(await drawer().getByTestId('leave-version').count()).toBe(2);
  expect(await readRecord(drawer())).toBe(1);
  // From a version to the run that brought it, and its records.
  await drawer()
    .getByTestId('leave-version')
    .first()
    .getByRole('link', { name: /^Ingest run/ })
    .click();
  await page.getByRole('region', { name: 'Ingest run 1' }).getByTestId('run-total').waitFor();
  expect(await page.getByRole('region', { name: 'Ingest run 1' }).getByTestId('run-total').textContent()).toContain('9 records');
  expect(dashboard.problems).toEqual([]);
});
