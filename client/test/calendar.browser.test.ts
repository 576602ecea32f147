import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { makeRecords } from '../../server/test/records';
import { findFaults, startTestDashboard, type TestDashboard } from './dashboard';

// Everybody has leave on one Tuesday: most of it approved, some pending, some refused.
const DAY = '2024-03-12';
const STATUSES = ['APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED'];
// On another one four people are away, and two ask to be.
const WHAT_IF_DAY = '2024-04-09';
const records = makeRecords(46, (id) => {
  const date = id > 40 ? WHAT_IF_DAY : DAY;
  const status = id > 44 ? 'REQUESTED' : id > 40 ? 'APPROVED' : STATUSES[id % STATUSES.length];
  return { lastName: `Oakes ${id % 10}`, leaveDays: 1, startDate: date, endDate: date, status };
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

test('a day opens by keyboard to whom the API says is away', async () => {
  await page.goto(`${api.url}/calendar?month=2024-03`);
  const monday = page.getByRole('button', { name: /^Monday, March 11/ });
  await monday.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const { data } = await api.query(
    'ADMIN',
    `{ absences(dateFrom: "${DAY}", dateTo: "${DAY}") { dates { awayCount headcount pendingCount } } }`,
  );
  const [{ awayCount, headcount, pendingCount }] = data.absences.dates;
  expect([awayCount > 0, pendingCount > 0]).toEqual([true, true]);
  const panel = page.getByRole('region', { name: 'Tuesday, March 12, 2024' });
  await panel.getByText(`of ${headcount} people away`, { exact: false }).first().waitFor();
  expect(await page.getByTestId('away-count').innerText()).toBe(String(awayCount));
  expect(new URL(page.url()).searchParams.get('day')).toBe(DAY);
});

test('months go forth and back, also by the browser’s own button', async () => {
  await page.goto(`${api.url}/calendar?month=2024-03`);
  await page.getByRole('link', { name: 'Next month: April 2024' }).click();
  await page.getByRole('heading', { name: 'April 2024' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'March 2024' }).waitFor();
});

test('a feed is created on the page, read without signing in, and dead once revoked', async () => {
  await page.goto(`${api.url}/calendar?month=2024-03`);
  await page.getByRole('button', { name: 'New feed' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const address = await page.getByTestId('feed-address').innerText();
  const read = await fetch(address);
  expect([read.status, (await read.text()).startsWith('BEGIN:VCALENDAR')]).toEqual([200, true]);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Revoke Who is away' }).click();
  await page.getByRole('button', { name: 'Yes, revoke it' }).click();
  await page.getByText('No feeds.').waitFor();
  expect((await fetch(address)).status).toBe(404);
});

test('both views stay within a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const view of ['', '&view=timeline']) {
    await page.goto(`${api.url}/calendar?month=2024-03${view}`);
    await page.locator('table').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  }
  await page.setViewportSize({ width: 1440, height: 1000 });
});

test.each(['light', 'dark'] as const)('neither view has a fault, wide or narrow, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.goto(`${api.url}/calendar?month=2024-03&day=${DAY}`);
  expect(await findFaults(page, () => page.locator('h3').first().waitFor())).toEqual([]);

  await page.goto(`${api.url}/calendar?month=2024-03&view=timeline&open=x&status=APPROVED&status=REQUESTED&status=REJECTED`);
  await page.getByRole('button', { expanded: false }).and(page.locator('tbody button')).first().click();
  expect(await findFaults(page, () => page.locator('[data-person]').first().waitFor())).toEqual([]);
});

test('a leave to try is dragged onto the timeline, answered while it is dragged, and is what the API says', async () => {
  await page.goto(`${api.url}/calendar?month=2024-04&view=whatif`);
  await page.getByRole('button', { name: 'Add a leave to try' }).click();
  await page.getByLabel('Whose leave').fill('oakes 7');
  await page.getByRole('button', { name: /Oakes 7.*E7/ }).click();
  await page.getByRole('slider', { name: 'Leave to try of Wilma Oakes 7' }).waitFor();
  const summary = page.getByTestId('what-if-summary');
  await page.mouse.move(...(await centerOf('2024-04-08')));
  await page.mouse.down();
  await page.mouse.move(...(await centerOf('2024-04-09')), { steps: 5 });
  await expect.poll(() => summary.innerText()).toBe('With 1 leave to try, coverage changes on 2 dates; no rule breaks.');
  expect(new URL(page.url()).searchParams.get('try')).toBe('E7~2024-04-01~2024-04-01');
  await page.mouse.move(...(await centerOf('2024-04-10')), { steps: 5 });
  await page.mouse.up();
  await expect.poll(tried).toBe('E7~2024-04-08~2024-04-10');
  await expect.poll(() => summary.innerText()).toContain('coverage changes on 3 dates');

  const { data } = await api.query(
    'ADMIN',
    `{ coverageWhatIf(dateFrom: "${WHAT_IF_DAY}", dateTo: "${WHAT_IF_DAY}", groupBy: DEPARTMENT, changedOnly: true,
         add: [{ employeeId: "E7", startDate: "2024-04-08", endDate: "2024-04-10" }]) { cells { rostered presentBefore presentAfter } } }`,
  );
  expect(data.coverageWhatIf.cells).toEqual([{ rostered: 10, presentBefore: 6, presentAfter: 5 }]);
  const row = page.getByRole('row').filter({ hasText: 'Tuesday, April 9, 2024' }).last();
  expect(await row.innerText()).toMatch(/6 of 10 \(60%\)\s+5 of 10 \(50%\)\s+4/);
  await row.getByText('4: Wilma Oakes 1, Wilma Oakes 2, Wilma Oakes 3, and Wilma Oakes 4').waitFor();
});

test('a leave to try moves and grows by keys, and its bar is moved by a drag', async () => {
  await page.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(tried).toBe('E7~2024-04-09~2024-04-11');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(tried).toBe('E7~2024-04-09~2024-04-10');
  await page.keyboard.press('ArrowDown');
  await expect.poll(tried).toBe('E7~2024-04-16~2024-04-17');
  await page.mouse.move(...(await centerOf('2024-04-17')));
  await page.mouse.down();
  await page.mouse.move(...(await centerOf('2024-04-16')), { steps: 3 });
  await page.mouse.up();
  await expect.poll(tried).toBe('E7~2024-04-15~2024-04-16');
});

test('Escape gives up a drag', async () => {
  const words = await page.getByRole('slider').getAttribute('aria-valuetext');
  await page.mouse.move(...(await centerOf('2024-04-16')));
  await page.mouse.down();
  await page.mouse.move(...(await centerOf('2024-04-19')), { steps: 3 });
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuetext')).not.toBe(words);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuetext')).toBe(words);
  await page.mouse.up();
  expect(tried()).toBe('E7~2024-04-15~2024-04-16');
});

test('a rule that is made on the page marks the request that would break it, and approving the request says so', async () => {
  await page.goto(`${api.url}/calendar?month=2024-04&view=whatif`);
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByLabel('Name').fill('Half of us');
  await page.getByLabel('Who', { exact: true }).selectOption('EVERYONE');
  await page.getByLabel('At least').fill('60');
  await page.getByLabel('Unit').selectOption('percent');
  await page.getByRole('button', { name: 'Save rule' }).click();
  const pending = page.getByRole('region', { name: 'Pending requests' });
  await pending.getByText('Breaks “Half of us” on Apr 9 (5 of 6 needed).').first().waitFor();
  await pending.getByText('Away then: Wilma Oakes 1, Wilma Oakes 2, Wilma Oakes 3, and Wilma Oakes 4.').first().waitFor();
  await pending.getByRole('button', { name: 'If approved: the leave of Wilma Oakes 5, Apr 9' }).click();
  await page.getByText('With 1 pending request approved, coverage changes on 1 date; 1 rule would break on 1 date.').waitFor();
  await page.getByRole('switch', { name: 'If all pending requests are approved' }).press('Space');
  await page.getByText('With all pending requests approved, coverage').waitFor();
  // It is advice: the requests are pending still.
  const { data } = await api.query('ADMIN', '{ leaves(filter: { statuses: [REQUESTED] }) { totalCount } }');
  expect(data.leaves.totalCount).toBe(12);
});

test.each(['light', 'dark'] as const)('the what-if has no fault, wide or narrow, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.goto(`${api.url}/calendar?month=2024-04&view=whatif&all=yes&try=E7~2024-04-09~2024-04-10`);
  expect(await findFaults(page, () => page.getByText('Tuesday, April 9, 2024').last().waitFor())).toEqual([]);
});

test('nothing was written to the console', () => {
  expect(problems).toEqual([]);
});

const tried = () => new URL(page.url()).searchParams.get('try');

/** The middle of a date in the row of the leave to try. */
async function centerOf(date: string): Promise<[x: number, y: number]> {
  const box = await page.locator(`td[data-try="${date}"]`).boundingBox();
  if (!box) throw new Error(`${date} is not on the timeline`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}
