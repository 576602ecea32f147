import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from './api';
import { findFaults, startTestDashboard, type TestDashboard } from './dashboard';
import { makeRecords } from './records';

// 90 leaves of one day, on the Tuesdays and Wednesdays of two months, and some that were rejected half a year before.
const DATES = ['2024-03-12', '2024-03-13', '2024-04-16'];
const records = makeRecords(95, (id) => {
  const date = id > 90 ? '2023-10-10' : (DATES[id % DATES.length] ?? '');
  return { leaveDays: 1, startDate: date, endDate: date, status: id > 90 ? 'REJECTED' : 'APPROVED' };
});
const PAGES = ['/', '/trends', '/patterns', '/balances', '/data', '/administration'];

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

test('the CSV of a chart has the figures that the API answers under the filter, and is named by it', async () => {
  await page.goto(`${api.url}/?from=2024-03-01&to=2024-03-31`);
  await page.getByText('60 requests').waitFor();
  await page.getByRole('button', { name: 'Download Leave days by department' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Figures (CSV)' }).click()]);
  const { data } = await api.query(
    'ADMIN',
    `{ leaveAggregate(filter: { dateFrom: "2024-03-01", dateTo: "2024-03-31" }, groupBy: [DEPARTMENT], orderBy: LEAVE_DAYS_DESC) {
         dataVersion total { leaveDays } rows { keys { label } measures { leaveDays leaveCount employeeCount } } } }`,
  );
  const { rows, total, dataVersion } = data.leaveAggregate;
  const lines = readFileSync(await download.path(), 'utf8')
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n');
  expect(lines[0]).toBe('Department,Days,Share,Requests,People');
  const days = new Map(lines.slice(1).map((line) => [line.split(',')[0], Number(line.split(',')[1])]));
  expect(days.get('Total')).toBe(total.leaveDays);
  expect(days.size).toBe(rows.length + 1);
  for (const { keys, measures } of rows) expect(days.get(keys[0].label)).toBe(measures.leaveDays);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^leave-days-by-department_.*mar-1-2024.*_v${dataVersion}\\.csv$`));
});

test('a picture is taken whole: a PNG that opens, an SVG with title, names and data version', async () => {
  await page.goto(`${api.url}/`);
  await page.locator('.apexcharts-bar-area').first().waitFor();
  const save = async (kind: string) => {
    await page.getByRole('button', { name: 'Download Leave days by designation' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: kind }).click()]);
    return readFileSync(await download.path());
  };
  const svg = (await save('Drawing (SVG)')).toString('utf8');
  const { data } = await api.query('ADMIN', '{ leaveAggregate(groupBy: [DESIGNATION]) { dataVersion rows { keys { label } } } }');
  for (const text of ['Leave days by designation', 'Status: Approved', `data version ${data.leaveAggregate.dataVersion}`])
    expect(svg).toContain(text);
  expect(svg).toContain(data.leaveAggregate.rows[0].keys[0].label.slice(0, 8));
  const png = await save('Picture (PNG)');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(900);
});

test('a drag looks closer and filters nothing, the toolbar leads back, and the legend hides a series', async () => {
  await page.goto(`${api.url}/trends`);
  const panel = page.getByRole('region', { name: 'Leave days by status' });
  await panel.locator('.apexcharts-xaxis-label').first().waitFor();
  await panel.scrollIntoViewIfNeeded();
  const labels = () => panel.locator('.apexcharts-xaxis-label').count();
  const before = await labels();
  const plot = await panel.locator('.apexcharts-grid').boundingBox();
  if (!plot) throw new Error('The chart has no plot');
  await page.mouse.move(plot.x + plot.width * 0.55, plot.y + 40);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.95, plot.y + 40, { steps: 5 });
  await page.mouse.up();
  await panel.getByRole('button', { name: 'Show all' }).waitFor();
  await expect.poll(labels).toBeLessThan(before);
  expect(new URL(page.url()).search).toBe('');
  await panel.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(labels).toBe(before);

  const series = panel.getByRole('list', { name: 'Shown in the chart' }).getByRole('button', { name: 'Approved' });
  const heights = () =>
    panel.locator('.apexcharts-bar-area').evaluateAll((bars) => bars.filter((bar) => bar.getBoundingClientRect().height > 2).length);
  await expect.poll(heights).toBe(3);
  await series.focus();
  await page.keyboard.press('Space');
  expect(await series.getAttribute('aria-pressed')).toBe('false');
  await expect.poll(heights).toBe(1);
});

test('the rows behind a cell add up to the cell', async () => {
  await page.goto(`${api.url}/patterns`);
  const panel = page.getByRole('region', { name: 'Month by year' });
  await panel.getByRole('button', { name: 'Table' }).click();
  await panel
    .getByRole('button', { name: /^Look at March, .*: 60$/ })
    .first()
    .click();
  await page.getByText('60 leave days').waitFor();
  expect(await page.getByTestId('drill-total').textContent()).toBe('60 leave days in 60 requests');
  await page.keyboard.press('Escape');
  await page.getByTestId('drill-total').waitFor({ state: 'detached' });
});

test('by keyboard alone: the palette opens a page, and the filters go along', async () => {
  await page.goto(`${api.url}/?from=2024-03-01`);
  await page.getByTestId('total-days').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to or find' }).waitFor();
  await page.keyboard.type('patt');
  await page.getByRole('option', { name: 'Patterns' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Patterns' }).waitFor();
  expect(new URL(page.url()).search).toBe('?from=2024-03-01');
});

test('a saved view is found again after a reload', async () => {
  await page.goto(`${api.url}/trends?stack=department&to=2024-04-30`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Save this view' }).fill('April and before');
  await page.keyboard.press('Enter');
  await page.goto(`${api.url}/`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'April and before', exact: true }).click();
  await page.waitForURL(`${api.url}/trends?stack=department&to=2024-04-30`);
});

test('on paper a page says what it is, its filters and its data version, and leaves out what is there to press', async () => {
  await page.goto(`${api.url}/?from=2024-03-01&to=2024-03-31`);
  await page.getByText('60 requests').waitFor();
  await page.emulateMedia({ media: 'print' });
  const header = page.getByTestId('print-header');
  expect(await header.innerText()).toMatch(/Overview[\s\S]*Status: Approved[\s\S]*Mar 1, 2024[\s\S]*data version \d+/);
  expect(await page.getByRole('button', { name: 'Print or save as PDF' }).isVisible()).toBe(false);
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'screen' });
});

test('the sums of the Balances page and its file are those of the API, of leave that carries over or of all, and a row leads to its ledger', async () => {
  const { data: lists } = await api.query('ADMIN', '{ leaveTypes { id transferableDays } }');
  const carrying = lists.leaveTypes.filter((type: { transferableDays: number | null }) => (type.transferableDays ?? 0) > 0);
  for (const [address, leaveTypeIds] of [
    ['', carrying.map(({ id }: { id: string }) => id)],
    ['&types=all', []],
  ] as const) {
    const { data } = await api.query(
      'ADMIN',
      `{ balances(filter: { asOf: "2024-04-01"${leaveTypeIds.length > 0 ? `, leaveTypeIds: ${JSON.stringify(leaveTypeIds)}` : ''} }, first: 1) {
        totalCount total { available taken forfeitRisk } nodes { employee { name } } } }`,
    );
    const { total, totalCount, nodes } = data.balances;
    await page.goto(`${api.url}/balances?asOf=2024-04-01${address}`);
    await page.getByTestId('balance').first().waitFor();
    const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
    const figure = (name: string) => page.getByTestId(`total-${name}`).textContent();
    expect([await figure('available'), await figure('taken'), await figure('forfeitRisk')]).toEqual(
      [total.available, total.taken, total.forfeitRisk].map((days) => format.format(days)),
    );
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'All rows (CSV)' }).click()]);
    const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n');
    expect(lines.length).toBe(totalCount);
    const taken = head.split(',').indexOf('taken') - head.split(',').length;
    expect(lines.reduce((sum, line) => sum + Number(line.split(',').at(taken)), 0)).toBeCloseTo(total.taken, 6);
    await page
      .getByRole('button', { name: `Ledger of ${nodes[0].employee.name}` })
      .first()
      .click();
    await page.getByTestId('entry').first().waitFor();
    await page.keyboard.press('Escape');
  }
  expect(problems).toEqual([]);
});

test.each(['light', 'dark'] as const)('no page has a fault, wide or narrow, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  for (const path of PAGES) {
    await page.goto(`${api.url}${path}`);
    expect(await findFaults(page, () => page.locator('.apexcharts-canvas, table').first().waitFor()), path).toEqual([]);
  }
});

test('nothing was written to the console', () => {
  expect(problems).toEqual([]);
});
