import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpSource } from '../src/ingest/1-fetch/http-source';
import { createIngestRunner, type IngestRunner } from '../src/ingest/ingest-runner';
import { createLogger } from '../src/logger';
import { startTestApi, type TestApi } from './api';
import { launchBrowser } from './browser';
import { createFakeUpstream } from './fake-upstream';
import { UPSTREAM_TOKEN, WEEKDAY_CALENDAR } from './ingest';
import { makeRecords } from './records';

// Everybody has leave on one Tuesday: most of it approved, some pending, some refused.
const DAY = '2024-03-12';
const STATUSES = ['APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED'];
const records = makeRecords(40, (id) => ({ leaveDays: 1, startDate: DAY, endDate: DAY, status: STATUSES[id % STATUSES.length] }));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const upstream = createFakeUpstream({ records, token: UPSTREAM_TOKEN });
const problems: string[] = [];
let api: TestApi;
let runner: IngestRunner;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { url } = await upstream.start();
  api = await startTestApi({ clientDir: 'dist/client' });
  const source = createHttpSource({
    url,
    token: UPSTREAM_TOKEN,
    daysAhead: 365,
    timeZone: 'Asia/Kathmandu',
    deadlineMs: 20_000,
    maxPageBytes: 1_000_000,
    onRetry: () => undefined,
  });
  runner = createIngestRunner({ databaseUrl: api.databaseUrl, source, calendar: WEEKDAY_CALENDAR, logger: createLogger('silent') });
  await (await runner.start({ trigger: 'COMMAND', triggeredBy: 'test', dryRun: false })).finished;
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-US' })).newPage();
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${api.url}/sign-in#token=${await api.tokenOf('ADMIN')}`);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await runner?.stop();
  await api?.close();
  await upstream.stop();
});

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

test.each(['light', 'dark'] as const)('axe finds nothing in either view, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  for (const view of [`&day=${DAY}`, '&view=timeline&open=x&status=APPROVED&status=REQUESTED&status=REJECTED']) {
    await page.goto(`${api.url}/calendar?month=2024-03${view}`);
    await page.locator('table').first().waitFor();
    const group = page.getByRole('button', { expanded: false }).and(page.locator('tbody button')).first();
    if (view.includes('timeline')) await group.click();
    await page
      .locator(view.includes('timeline') ? '[data-person]' : 'h3')
      .first()
      .waitFor();
    await page.evaluate(AXE);
    const found = await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
         .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`,
    );
    expect(found, view).toEqual([]);
  }
});

test('nothing was written to the console', () => {
  expect(problems).toEqual([]);
});
