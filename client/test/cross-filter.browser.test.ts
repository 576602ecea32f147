import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { chartRecords } from './chart-records';
import { startTestDashboard, type TestDashboard } from './dashboard';

// A selection in one chart narrows the others while it is made: by drag, by a pointer that rests, by keys.

/** On a busy machine. */
const PATIENCE = { timeout: 15_000 };

let dashboard: TestDashboard;
let api: TestApi;
let page: Page;
beforeAll(async () => {
  dashboard = await startTestDashboard(chartRecords);
  ({ api, page } = dashboard);
  await dashboard.signIn();
});
afterAll(() => dashboard?.close());

const panel = (name: string) => page.getByRole('region', { name, exact: true });
const total = () => page.getByTestId('total-days').textContent();
const search = () => new URL(page.url()).search;

/** What the API answers to the page's filter. */
async function daysOf(filter: Record<string, unknown>): Promise<number> {
  const { data } = await api.query(
    'ADMIN',
    'query ($filter: LeaveFilter) { leaveAggregate(groupBy: [], filter: $filter) { total { leaveDays } } }',
    { filter },
  );
  return data.leaveAggregate.total.leaveDays;
}

async function plotOf(chart: Locator, selector = '.apexcharts-grid') {
  await chart.scrollIntoViewIfNeeded();
  await chart.locator(selector).first().waitFor();
  const plot = await chart.locator(selector).first().boundingBox();
  if (!plot) throw new Error('The chart has no plot');
  return plot;
}

/** Opens the Overview with every month in one chart. */
async function openMonths(): Promise<Locator> {
  await page.goto(`${api.url}/?from=2024-01-01`);
  await page.getByTestId('total-days').waitFor();
  const months = panel('Leave days by month');
  await months.locator('.apexcharts-bar-area').first().waitFor();
  return months;
}

test('a drag over months narrows the total and the panels while it moves, and the address when it is let go', async () => {
  const months = await openMonths();
  const bars = await months.locator('.apexcharts-bar-area').count();
  const before = await total();
  const address = search();
  const plot = await plotOf(months);
  const at = (month: number) => plot.x + (plot.width * (month + 0.5)) / bars;
  const heights = () =>
    page.evaluate<number[]>(`[...document.querySelectorAll('main section')].map((one) => Math.round(one.getBoundingClientRect().top))`);
  const places = await heights();

  await page.mouse.move(at(bars - 1), plot.y + 30);
  await page.mouse.down();
  await page.mouse.move(at(bars - 1) - 8, plot.y + 30);
  await expect.poll(total, PATIENCE).not.toBe(before);
  const one = await total();
  expect(search()).toBe(address);
  await page.mouse.move(at(bars - 2), plot.y + 30, { steps: 4 });
  await expect.poll(total, PATIENCE).not.toBe(one);
  expect(search()).toBe(address);
  // Nothing moves, and the chart of the drag keeps its bars. A panel may still arrive below the others.
  expect((await heights()).slice(0, places.length)).toEqual(places);
  expect(await months.locator('.apexcharts-bar-area').count()).toBe(bars);
  const selected = await total();
  await page.mouse.up();
  await expect.poll(search, PATIENCE).toMatch(/from=\d{4}-\d{2}-01&to=\d{4}-\d{2}-\d{2}/);
  expect(await total()).toBe(selected);
  const { from, to } = Object.fromEntries(new URLSearchParams(search()));
  expect(Number(selected?.replaceAll(',', ''))).toBe(await daysOf({ statuses: ['APPROVED'], dateFrom: from, dateTo: to }));
  await page.goBack();
  await expect.poll(total, PATIENCE).toBe(before);
});

test('bars keep their width beside shorter figures, or they would be drawn twice', async () => {
  await page.goto(`${api.url}/?from=2023-01-01`);
  const months = panel('Leave days by month');
  await months.locator('.apexcharts-bar-area').first().waitFor();
  const widths = () => page.evaluate<number[]>(`[...document.querySelectorAll('[data-rows]')].map((one) => one.clientWidth)`);
  const [before, wide] = [await total(), await widths()];
  expect(before).toBe('98.5');
  const plot = await plotOf(months);
  await page.mouse.move(plot.x + plot.width - 12, plot.y + 30);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width - 6, plot.y + 30);
  await expect.poll(total, PATIENCE).toBe('30');
  expect(await widths()).toEqual(wide);
  await page.mouse.up();
});

test('Escape undoes a drag: the figures are those of before, the address never moved', async () => {
  const months = await openMonths();
  const before = await total();
  const address = search();
  const plot = await plotOf(months);
  await page.mouse.move(plot.x + plot.width - 10, plot.y + 30);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width - 30, plot.y + 30, { steps: 3 });
  await expect.poll(total, PATIENCE).not.toBe(before);
  await page.keyboard.press('Escape');
  await expect.poll(total, PATIENCE).toBe(before);
  await page.mouse.up();
  expect(search()).toBe(address);
  expect(await total()).toBe(before);
});

test('a pointer that rests on a bar narrows the page while it is there', async () => {
  await openMonths();
  const departments = panel('Leave days by department');
  const bar = departments.locator('.apexcharts-bar-area').last();
  await departments.scrollIntoViewIfNeeded();
  await bar.waitFor();
  const before = await total();
  await bar.hover();
  await expect.poll(total, PATIENCE).not.toBe(before);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect.poll(total, PATIENCE).toBe(before);
  expect(search()).toBe('?from=2024-01-01');
});

test('keys do the same: arrows and Shift select, Escape undoes, Enter filters', async () => {
  const months = await openMonths();
  const before = await total();
  const slider = months.getByRole('slider', { name: /^Select months/ });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(total, PATIENCE).not.toBe(before);
  const one = await total();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(total, PATIENCE).not.toBe(one);
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^\w+ 2024 to \w+ 2024$/);
  await page.keyboard.press('Escape');
  await expect.poll(total, PATIENCE).toBe(before);
  expect(search()).toBe('?from=2024-01-01');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(total, PATIENCE).toBe(one);
  await page.keyboard.press('Enter');
  await expect.poll(search, PATIENCE).toMatch(/to=/);
  await expect.poll(total, PATIENCE).toBe(one);
});

test('a cell of a heatmap narrows the other panels, and a stretch of cells becomes filters with names', async () => {
  await page.goto(`${api.url}/patterns`);
  const byMonth = panel('Month by year');
  const byWeekday = panel('Weekday by year');
  await byWeekday.locator('.apexcharts-heatmap-rect').first().waitFor();
  const figures = () => byWeekday.locator('.apexcharts-datalabel').allTextContents();
  await expect.poll(async () => (await figures()).length).toBeGreaterThan(0);
  const before = await figures();
  const slider = byMonth.getByRole('slider', { name: /^Select cells/ });
  await slider.focus();
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('ArrowDown');
    if (/^March/.test((await slider.getAttribute('aria-valuetext')) ?? '')) break;
  }
  await expect.poll(figures, PATIENCE).not.toEqual(before);
  await page.keyboard.press('Enter');
  await expect.poll(search, PATIENCE).toMatch(/months=3/);
  await page.getByRole('button', { name: 'Remove filter Month: March' }).waitFor();
  expect(await byMonth.getByRole('slider').count()).toBe(1);
});

test('a link that has the pointer fetches its page ahead, which then opens without a request for its figures', async () => {
  // The server knows the text of the query from then on, and a question is one request.
  await page.goto(`${api.url}/trends`);
  await panel('Leave days by status').waitFor();
  await openMonths();
  const asked: string[] = [];
  page.on('request', (request) => {
    const name = new URL(request.url()).searchParams.get('operationName') ?? request.postDataJSON?.()?.operationName;
    if (name) asked.push(name);
  });
  const link = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Trends' });
  await link.hover();
  await expect.poll(() => asked.includes('Trends'), PATIENCE).toBe(true);
  const times = asked.filter((name) => name === 'Trends').length;
  await link.click();
  await panel('Leave days by status').waitFor();
  expect(asked.filter((name) => name === 'Trends')).toHaveLength(times);
});
