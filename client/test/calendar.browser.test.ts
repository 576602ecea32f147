import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { makeRecords } from '../../server/test/records';
import { findFaults, startTestDashboard, type TestDashboard } from './dashboard';

// Everybody has leave on one Tuesday: most of it approved, some pending, some refused.
const DAY = '2024-03-12';
const STATUSES = ['APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED'];
const records = makeRecords(40, (id) => ({ leaveDays: 1, startDate: DAY, endDate: DAY, status: STATUSES[id % STATUSES.length] }));

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
  await page.getByRole('button', { name: 'I have it' }).click();
  await page.getByRole('button', { name: 'Revoke Who is away' }).click();
  await page.getByRole('button', { name: 'Yes, revoke it' }).click();
  await page.getByText('You have none.').waitFor();
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

test('nothing was written to the console', () => {
  expect(problems).toEqual([]);
});
