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

// 60 leaves of one day: 40 approved, 20 still requested.
const before = makeRecords(60, (id) => ({
  leaveDays: 1,
  startDate: '2024-03-12',
  endDate: '2024-03-12',
  status: id <= 20 ? 'REQUESTED' : 'APPROVED',
}));
const after = before.map((record) => ({ ...record, status: 'APPROVED' }));

const upstream = createFakeUpstream({ records: before, token: UPSTREAM_TOKEN });
const problems: string[] = [];
let api: TestApi;
let runner: IngestRunner;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { url } = await upstream.start();
  api = await startTestApi({
    clientDir: 'dist/client',
    startIngest: ({ triggeredBy, dryRun }) => runner.start({ trigger: 'API', triggeredBy, dryRun }),
  });
  const logger = createLogger('silent');
  const source = createHttpSource({
    url,
    token: UPSTREAM_TOKEN,
    daysAhead: 365,
    timeZone: 'Asia/Kathmandu',
    deadlineMs: 20_000,
    maxPageBytes: 1_000_000,
    onRetry: () => undefined,
  });
  runner = createIngestRunner({ databaseUrl: api.databaseUrl, source, calendar: WEEKDAY_CALENDAR, logger });
  await (await runner.start({ trigger: 'COMMAND', triggeredBy: 'test', dryRun: false })).finished;
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-US' })).newPage();
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(api.url) && !/^(data|blob):/.test(request.url())) problems.push(`request to ${request.url()}`);
  });
});

afterAll(async () => {
  await browser?.close();
  await runner?.stop();
  await api?.close();
  await upstream.stop();
});

test('a sign-in link opens the overview, and its token leaves the address', async () => {
  await page.goto(`${api.url}/sign-in#token=${await api.tokenOf('ADMIN')}`);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.locator('.apexcharts-canvas').first().waitFor();
  expect(page.url()).not.toContain('token');
  await page.getByText('40 requests').waitFor();
});

test('a link that is opened where a wrong one was refused signs in all the same', async () => {
  const stranger = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await stranger.goto(`${api.url}/sign-in#token=wrong`);
  await stranger.getByText('This token is not valid').waitFor();
  await stranger.goto(`${api.url}/sign-in#token=${await api.tokenOf('ADMIN')}`);
  await stranger.getByRole('heading', { name: 'Overview' }).waitFor();
  expect(stranger.url()).not.toContain('token');
  await stranger.context().close();
}, 20_000);

test('a filter is in the address and survives a reload', async () => {
  await page.goto(`${api.url}/`);
  await page
    .getByRole('button', { name: /^Status/ })
    .first()
    .click();
  await page.getByText('Pending', { exact: true }).last().click();
  await page.waitForURL(/REQUESTED/);
  await page.keyboard.press('Escape');
  await page.reload();
  // Approved was chosen from the start: pending ones come on top.
  await page.getByText('60 requests').waitFor();
});

test('twenty requests approved upstream are on an open page after the next run, without a reload', async () => {
  await page.goto(`${api.url}/`);
  await page.getByText('40 requests').waitFor();
  const other = await page.context().newPage();
  await other.goto(`${api.url}/data`);
  upstream.setRecords(after);
  await other.getByRole('button', { name: 'Run now' }).click();
  await page.getByText('60 requests').waitFor();
  await other.close();
});

test('the page stays within a phone, in the dark too', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of ['/', '/data']) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${api.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  }
});

test('nothing was written to the console, and nobody else was asked for anything', () => {
  expect(problems).toEqual([]);
});
