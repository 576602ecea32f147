import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { chartRecords } from './chart-records';
import { startTestDashboard, type TestDashboard } from './dashboard';
import { saveFigures } from './saved-files';

// What is done with a chart: by mouse, and by keys only.

/** On a busy machine. */
const PATIENCE = { timeout: 10_000 };

let dashboard: TestDashboard;
let api: TestApi;
let page: Page;
let problems: string[];
beforeAll(async () => {
  dashboard = await startTestDashboard(chartRecords);
  ({ api, page, problems } = dashboard);
  await dashboard.signIn();
});
afterAll(() => dashboard?.close());

/** Drags over the right half of a chart. */
async function dragAcross(panel: Locator): Promise<void> {
  const plot = await panel.locator('.apexcharts-grid').boundingBox();
  if (!plot) throw new Error('The chart has no plot');
  await page.mouse.move(plot.x + plot.width * 0.55, plot.y + 40);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.95, plot.y + 40, { steps: 5 });
  await page.mouse.up();
}

test('the longest of ranked bars takes the whole width, and the others their share of it', async () => {
  await page.goto(`${api.url}/?from=2024-04-01`);
  const departments = page.getByRole('region', { name: 'Leave days by department', exact: true });
  await departments.scrollIntoViewIfNeeded();
  const bars = departments.locator('.apexcharts-bar-area');
  const shares = async () => {
    const width = (await departments.locator('svg.apexcharts-svg').boundingBox())?.width ?? Number.NaN;
    return bars.evaluateAll((all, whole) => all.map((bar) => bar.getBoundingClientRect().width / whole), width);
  };
  // They grow to their length.
  await expect.poll(async () => (await shares())[0], PATIENCE).toBeCloseTo(1, 1);
  const [longest = 0, next = 0] = await shares();
  const [days = 0, fewer = 0] = (await departments.getByRole('listitem').allInnerTexts()).map((row) => Number(row.split('\n').at(-1)));
  expect(fewer).toBeGreaterThan(0);
  expect(next / longest).toBeCloseTo(fewer / days, 1);
});

test('a drag over compared months looks closer and filters nothing, the toolbar leads back, and the legend hides a series', async () => {
  await page.goto(`${api.url}/trends`);
  const compared = page.getByRole('region', { name: 'Compare', exact: true });
  await compared.scrollIntoViewIfNeeded();
  await compared.locator('.apexcharts-xaxis-label').first().waitFor();
  const labels = () => compared.locator('.apexcharts-xaxis-label').count();
  const before = await labels();
  await dragAcross(compared);
  await compared.getByRole('button', { name: 'Show all' }).waitFor();
  await expect.poll(labels).toBeLessThan(before);
  expect(new URL(page.url()).search).toBe('');
  await compared.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(labels).toBe(before);

  const panel = page.getByRole('region', { name: 'Leave days by status' });
  await panel.scrollIntoViewIfNeeded();
  await panel.locator('.apexcharts-xaxis-label').first().waitFor();
  const series = panel.getByRole('list', { name: 'Shown in the chart' }).getByRole('button', { name: 'Approved' });
  const heights = () =>
    panel.locator('.apexcharts-bar-area').evaluateAll((bars) => bars.filter((bar) => bar.getBoundingClientRect().height > 2).length);
  await expect.poll(heights).toBe(4);
  await series.focus();
  await page.keyboard.press('Space');
  expect(await series.getAttribute('aria-pressed')).toBe('false');
  await expect.poll(heights).toBe(1);
});

test('the runs are looked at closer by a drag, and their file has all of them as the API has them', async () => {
  await api.prisma.$executeRaw`
    insert into ops.ingest_runs (trigger, triggered_by, status, started_at, finished_at, received, inserted, updated)
    select 'POLLER', 'poller', 'SUCCEEDED', now() - n * interval '61 seconds', now() - n * interval '60 seconds', 3 * n, n, 2 * n
    from generate_series(1, 9) n`;
  await page.goto(`${api.url}/data`);
  const panel = page.getByRole('region', { name: 'Recent ingest runs' });
  const bar = (place: number) => panel.locator('.apexcharts-bar-area').nth(place);
  await bar(9).waitFor();
  await dragAcross(panel);
  await bar(6).waitFor({ state: 'detached' });
  const file = await saveFigures(page, 'Recent ingest runs');
  // A button of signs says what it does, and says it no more once it is done.
  await panel.getByRole('button', { name: 'Show all' }).hover();
  await page.getByRole('tooltip', { name: 'Show all' }).waitFor();
  await panel.getByRole('button', { name: 'Show all' }).click();
  await bar(9).waitFor();
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  const { data } = await api.query('ADMIN', '{ ingestRuns(first: 50) { nodes { startedAt finishedAt inserted updated retired } } }');
  type Run = { startedAt: string; finishedAt: string; inserted: number; updated: number; retired: number };
  const seconds = ({ startedAt, finishedAt }: Run) => (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  expect(file.lines.map(([, status, changes, duration]) => [status, Number(changes), Number(duration)])).toEqual(
    data.ingestRuns.nodes.toReversed().map((run: Run) => ['Succeeded', run.inserted + run.updated + run.retired, seconds(run)]),
  );
});

test('the rows behind a cell add up to the cell', async () => {
  await page.goto(`${api.url}/patterns`);
  const panel = page.getByRole('region', { name: 'Month by year' });
  await panel.getByRole('button', { name: 'Table' }).click();
  await panel
    .getByRole('button', { name: /^Open March, .*: 60$/ })
    .first()
    .click();
  await page.getByText('60 leave days').waitFor();
  expect(await page.getByTestId('drill-total').textContent()).toBe('60 leave days in 60 requests');
  await page.keyboard.press('Escape');
  await page.getByTestId('drill-total').waitFor({ state: 'detached' });
});

test('nothing but keys is needed to sign in, filter, open the rows behind a figure, close them, go elsewhere and sign out', async () => {
  const context = await dashboard.browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
  const keys = await context.newPage();
  const focused = () =>
    keys.evaluate<string>(
      `(() => { const { activeElement: at } = document; return at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent; })()`,
    );
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 90; presses++) {
      if (name.test(await focused())) return;
      await keys.keyboard.press('Tab');
    }
    throw new Error(`No way by Tab to ${name}`);
  };
  const goTo = async (words: string, heading: string) => {
    await keys.keyboard.press('Control+k');
    await expect.poll(focused, PATIENCE).toBe('Go to or find');
    await keys.keyboard.type(words);
    await keys.getByRole('option', { name: heading }).waitFor();
    await keys.keyboard.press('Enter');
    await keys.getByRole('heading', { level: 1, name: heading }).waitFor();
  };

  await keys.goto(`${api.url}/sign-in`);
  await tabTo(/^Access token/);
  await keys.keyboard.type(await api.tokenOf('ADMIN'));
  await keys.keyboard.press('Enter');
  await keys.getByRole('heading', { name: 'Overview' }).waitFor();

  await keys.getByRole('button', { name: 'Department', exact: true }).waitFor();
  await tabTo(/^Department$/);
  await keys.keyboard.press('Enter');
  await expect.poll(focused, PATIENCE).toBe('Search department');
  await keys.keyboard.type('des');
  await keys.getByRole('option', { name: 'Design' }).waitFor();
  await keys.keyboard.press('ArrowDown');
  await keys.keyboard.press('Enter');
  await keys.waitForURL(/department=/);
  await keys.keyboard.press('Escape');
  await expect.poll(focused, PATIENCE).toBe('Department');

  await goTo('patt', 'Patterns');
  expect(new URL(keys.url()).search).toMatch(/department=/);
  const panel = keys.getByRole('region', { name: 'Month by year' });
  await panel.getByRole('button', { name: 'Table' }).waitFor();
  await tabTo(/^Table$/);
  await keys.keyboard.press('Enter');
  await tabTo(/^Open March, 2023\/24: /);
  const cell = await focused();
  await keys.keyboard.press('Enter');
  const { data } = await api.query('ADMIN', '{ departments { id name } }');
  const design = data.departments.find(({ name }: { name: string }) => name === 'Design').id;
  const march = await api.query(
    'ADMIN',
    'query ($filter: LeaveFilter) { leaveAggregate(groupBy: [], filter: $filter) { total { leaveDays } } }',
    {
      filter: { departmentIds: [design], yearMonths: ['2024-03'] },
    },
  );
  await keys.getByTestId('drill-total').waitFor();
  expect(await keys.getByTestId('drill-total').textContent()).toMatch(
    new RegExp(`^${march.data.leaveAggregate.total.leaveDays} leave days`),
  );
  await keys.keyboard.press('Escape');
  await keys.getByTestId('drill-total').waitFor({ state: 'detached' });
  await expect.poll(focused, PATIENCE).toBe(cell);

  await goTo('bala', 'Balances');
  await tabTo(/^Sign out$/);
  await keys.keyboard.press('Enter');
  await keys.waitForURL(/sign-in/);
  await context.close();
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

test('nothing was written to the console', () => {
  expect(problems).toEqual([]);
});
