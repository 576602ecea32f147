import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { chartRecords } from './chart-records';
import { findFaults, startTestDashboard, type TestDashboard } from './dashboard';

// Print and accessibility of every page.

/** A page has one of these when its answer has arrived: a chart, a table, people, or the search of an empty list. */
const CONTENT = '.apexcharts-canvas, table, [data-testid="employee"], [placeholder="Name or number"]';

let dashboard: TestDashboard;
let api: TestApi;
let page: Page;
let problems: string[];
beforeAll(async () => {
  dashboard = await startTestDashboard(chartRecords);
  ({ api, page, problems } = dashboard);
  await dashboard.signIn();
});
// Also after a failed test of printing.
afterEach(() => page.emulateMedia({ media: 'screen' }));
afterAll(() => dashboard?.close());

test('on paper a page says what it is, its filters and its data version, and leaves out what is there to press', async () => {
  await page.goto(`${api.url}/?from=2024-03-01&to=2024-03-31`);
  await page.getByText('60 requests').waitFor();
  await page.emulateMedia({ media: 'print' });
  const header = page.getByTestId('print-header');
  await expect.poll(() => header.innerText()).toMatch(/Overview[\s\S]*Status: Approved[\s\S]*Mar 1, 2024[\s\S]*data version \d+/);
  expect(await page.getByRole('button', { name: 'Print or save as PDF' }).isVisible()).toBe(false);
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
});

test('paper has the charts that nobody scrolled to, and no room for the navigation', async () => {
  await page.goto(`${api.url}/trends`);
  await page.locator('.apexcharts-bar-area:visible').first().waitFor();
  // The placeholder of a chart comes before the chart.
  for (const name of ['People by days taken', 'Length of leave'])
    await page.getByRole('region', { name }).locator('figure').first().waitFor({ state: 'attached' });
  // A chart whose answer has not arrived has no placeholder yet.
  await page.waitForLoadState('networkidle');
  const undrawn = page.locator('figure:not(:has(svg.apexcharts-svg))');
  expect(await undrawn.count()).toBeGreaterThan(0);
  await page.pdf({ preferCSSPageSize: true });
  expect(await undrawn.count()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  expect((await page.getByTestId('print-header').boundingBox())?.x).toBeLessThan(40);
});

/** The addresses of the navigation, as an administrator sees it: every page. */
async function listPages(): Promise<string[]> {
  await page.goto(api.url);
  const links = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link');
  await links.first().waitFor();
  const paths = await Promise.all((await links.all()).map((link) => link.getAttribute('href')));
  expect(paths).toContain('/administration');
  return paths.filter((path) => path !== null);
}

/** Figures of the day before are faded until those of the source's day are there: by then their contrast is no fault. */
async function untilDrawn(): Promise<void> {
  await page.locator(CONTENT).first().waitFor();
  await expect.poll(() => page.locator('main [data-pending]').count()).toBe(0);
}

test.each(['light', 'dark'] as const)('no page has a fault, wide or narrow, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  for (const path of await listPages()) {
    await page.goto(`${api.url}${path}`);
    expect(await findFaults(page, untilDrawn), path).toEqual([]);
  }
});

test('the button that revokes a token is whole on a phone', async () => {
  await page.setViewportSize({ width: 390, height: 1000 });
  await page.goto(`${api.url}/administration`);
  const button = page.getByRole('button', { name: /^Revoke/ }).first();
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  // As text: the types of tests know no page.
  const clipped = await page.evaluate(`(() => {
    const element = [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.innerText).startsWith('Revoke'));
    const frames = [];
    for (let at = element.parentElement; at; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== 'visible') frames.push(at.getBoundingClientRect());
    const own = element.getBoundingClientRect();
    return frames.some((frame) => own.right > frame.right + 1 || own.left < frame.left - 1) || element.scrollWidth > element.clientWidth + 1;
  })()`);
  await page.setViewportSize({ width: 1440, height: 1000 });
  expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
  expect(clipped).toBe(false);
});

test('nothing was written to the console', () => {
  expect(problems).toEqual([]);
});
