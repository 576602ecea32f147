import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { makeRecords } from '../../server/test/records';
import { startTestDashboard, type TestDashboard } from './dashboard';

// 60 leaves of one day: 40 approved, 20 still requested.
const before = makeRecords(60, (id) => ({
  leaveDays: 1,
  startDate: '2024-03-12',
  endDate: '2024-03-12',
  status: id <= 20 ? 'REQUESTED' : 'APPROVED',
}));
const after = before.map((record) => ({ ...record, status: 'APPROVED' }));

let dashboard: TestDashboard;
let api: TestApi;
let browser: Browser;
let page: Page;
let problems: string[];
beforeAll(async () => {
  dashboard = await startTestDashboard(before);
  ({ api, browser, page, problems } = dashboard);
});
afterAll(() => dashboard?.close());

/** How opaque the figures are in the middle of their wait for an answer, and when it has come. */
const OPACITIES_OF_A_WAIT = `new Promise((resolve) => {
  const content = document.querySelector('main [data-version]');
  let waiting;
  const look = () => {
    const opacity = Number(getComputedStyle(content).opacity);
    if (content.dataset.pending === undefined) {
      if (waiting !== undefined) return resolve([waiting, opacity]);
    } else waiting = opacity;
    requestAnimationFrame(look);
  };
  look();
})`;

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

test('figures that wait for an answer are dimmed, and stand out as soon as it is there', async () => {
  await page.goto(`${api.url}/`);
  await page.getByText('40 requests').waitFor();
  // Longer than it takes to dim them.
  await page.route(/\/graphql\?.*Overview/, async (route) => {
    await delay(600);
    await route.continue();
  });
  const opacities = page.evaluate<number[]>(OPACITIES_OF_A_WAIT);
  await page
    .getByRole('button', { name: /^Status/ })
    .first()
    .click();
  await page.getByText('Pending', { exact: true }).last().click();
  const [waiting, arrived] = await opacities;
  await page.unroute(/\/graphql\?.*Overview/);
  expect(waiting).toBeCloseTo(0.55);
  expect(arrived).toBe(1);
});

test('twenty requests approved upstream are on an open page after the next run, without a reload', async () => {
  await page.goto(`${api.url}/`);
  await page.getByText('40 requests').waitFor();
  const other = await page.context().newPage();
  await other.goto(`${api.url}/data`);
  dashboard.upstream.setRecords(after);
  await other.getByRole('button', { name: 'Run now' }).click();
  await page.getByText('60 requests').waitFor();
  await other.close();
});

test('while the server is away a page that was never open says so, and shows its figures by itself once it is back', async () => {
  // Its own page: what fails on purpose is written to the console by the browser.
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 1000 } });
  const away = await context.newPage();
  const loaded = away.waitForResponse(/balances-page.*\.js/);
  await away.goto(`${api.url}/sign-in#token=${await api.tokenOf('ADMIN')}`);
  await (await loaded).finished();
  await context.setOffline(true);
  await away.getByRole('navigation').getByRole('link', { name: 'Balances', exact: true }).click();
  await away.getByText('The server does not answer').waitFor();
  await away.getByText('Offline', { exact: false }).first().waitFor();
  await context.setOffline(false);
  // What failed is tried again after 2 to 15 seconds, the longer the more often.
  await away.getByText('days available', { exact: true }).waitFor({ timeout: 60_000 });
  await context.close();
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

test('every day of the date menu can be reached on a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${api.url}/`);
  await page.getByRole('button', { name: 'Dates', exact: true }).click();
  const saturday = page.getByRole('dialog', { name: 'Dates' }).getByText('Sat', { exact: true });
  await saturday.waitFor();
  const box = await saturday.boundingBox();
  expect((box?.x ?? Number.POSITIVE_INFINITY) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
});

test('nothing was written to the console, and nobody else was asked for anything', () => {
  expect(problems).toEqual([]);
});
