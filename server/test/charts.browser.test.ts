import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestApi } from './api';
import { findFaults, startTestDashboard, type TestDashboard } from './dashboard';
import { makeRecords } from './records';
import { readColumn, saveCsv, saveFigures } from './saved-files';

// 90 leaves of one day, on the Tuesdays and Wednesdays of two months, some that were rejected half a year before, and some of the fiscal year
// before; of people in two departments, and of two leave types.
const DATES = ['2024-03-12', '2024-03-13', '2024-04-16'];
const YEAR_BEFORE = { fiscalId: 101, fiscalStartDate: '2022-07-17', fiscalEndDate: '2023-07-16', fiscalIsCurrent: false };
const records = makeRecords(107, (id) => {
  const date = id > 95 ? '2023-03-14' : id > 90 ? '2023-10-10' : (DATES[id % DATES.length] ?? '');
  return {
    ...(id > 95 ? YEAR_BEFORE : {}),
    ...(id % 4 === 0 ? { leaveTypeId: 8, leaveTypeName: 'Sick', defaultDays: 0 } : {}),
    lastName: `Oakes ${id % 10}`,
    departmentDescription: id % 10 < 4 ? 'Design' : 'Engineering',
    leaveDays: id > 100 ? 0.5 : 1,
    startDate: date,
    endDate: date,
    status: id > 90 && id <= 95 ? 'REJECTED' : 'APPROVED',
  };
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
// One that fails on paper leaves none of the others there.
afterEach(() => page.emulateMedia({ media: 'screen' }));
afterAll(() => dashboard?.close());

test('the CSV of a chart has the figures that the API answers under the filter, and is named by it', async () => {
  await page.goto(`${api.url}/?from=2024-03-01&to=2024-03-31`);
  await page.getByText('60 requests').waitFor();
  const file = await saveFigures(page, 'Leave days by department');
  const { data } = await api.query(
    'ADMIN',
    `{ leaveAggregate(filter: { dateFrom: "2024-03-01", dateTo: "2024-03-31" }, groupBy: [DEPARTMENT], orderBy: LEAVE_DAYS_DESC) {
         dataVersion total { leaveDays leaveCount employeeCount } rows { keys { label } measures { leaveDays leaveCount employeeCount } } } }`,
  );
  const { rows, total, dataVersion } = data.leaveAggregate;
  expect(file.headers).toEqual(['Department', 'Days', 'Share', 'Requests', 'People']);
  expect(file.lines.map(([name, days, , requests, people]) => [name, Number(days), Number(requests), Number(people)])).toEqual([
    ...rows.map((row: Row) => [row.keys[0]?.label, row.measures.leaveDays, row.measures.leaveCount, row.measures.employeeCount]),
    ['Total', total.leaveDays, total.leaveCount, total.employeeCount],
  ]);
  expect(file.name).toMatch(new RegExp(`^leave-days-by-department_.*mar-1-2024.*_v${dataVersion}\\.csv$`));
});

interface Row {
  keys: { id: string; label: string }[];
  measures: { leaveDays: number; leaveCount: number; employeeCount: number; leadTime: { medianDays: number } };
}

/** The cells that the API answers, with nothing filtered but what is said. */
async function readCells(groupBy: string[], filter: object = {}): Promise<Row[]> {
  const { data, errors } = await api.query(
    'ADMIN',
    `query ($groupBy: [LeaveDimension!]!, $filter: LeaveFilter) { leaveAggregate(groupBy: $groupBy, filter: $filter) {
       rows { keys { id label } measures { leaveDays leaveCount employeeCount leadTime { medianDays } } } } }`,
    { groupBy, filter },
  );
  expect(errors).toEqual([]);
  return data.leaveAggregate.rows;
}
const byLabel = (rows: readonly Row[], figure: (measures: Row['measures']) => number = ({ leaveDays }) => leaveDays) =>
  Object.fromEntries(rows.map(({ keys, measures }) => [keys.at(-1)?.label ?? '', figure(measures)]));
/** The month alone, as charts name it where two years meet. */
const inAnyYear = (months: Record<string, number>) =>
  Object.fromEntries(Object.entries(months).map(([label, days]) => [label.split(' ')[0], days]));
const YEARS = [
  ['101', '2022/23'],
  ['102', '2023/24'],
] as const;
/** What is asked for on its own may be answered later than the page. */
const PATIENCE = { timeout: 10_000 };
const EVERY = ['APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED', 'UNKNOWN'];

test('the CSV of every chart of the Overview, Trends and Patterns has what the API answers, line by line', async () => {
  const open = async (path: string, panel: string) => {
    await page.goto(`${api.url}${path}`);
    await page.getByRole('button', { name: `Download ${panel}`, exact: true }).waitFor();
  };
  await open('/', 'Leave days by department');
  for (const [panel, dimension] of [
    ['Leave days by department', 'DEPARTMENT'],
    ['Leave days by leave type', 'LEAVE_TYPE'],
    ['Leave days by designation', 'DESIGNATION'],
  ] as const)
    expect(readColumn(await saveFigures(page, panel), 'Days'), panel).toEqual(byLabel(await readCells([dimension])));
  for (const [id, label] of YEARS)
    await expect
      .poll(async () => readColumn(await saveFigures(page, 'Leave days by month'), label), PATIENCE)
      .toEqual(inAnyYear(byLabel(await readCells(['YEAR_MONTH'], { fiscalYearIds: [id] }))));

  await open('/trends', 'Leave days by employee');
  const stacked = await saveFigures(page, 'Leave days by month');
  expect(readColumn(stacked, 'Total')).toEqual(byLabel(await readCells(['YEAR_MONTH'])));
  for (const { keys } of await readCells(['LEAVE_TYPE']))
    expect(readColumn(stacked, keys[0]?.label ?? '')).toEqual(byLabel(await readCells(['YEAR_MONTH'], { leaveTypeIds: [keys[0]?.id] })));
  const byStatus = await saveFigures(page, 'Leave days by status');
  for (const [column, status] of [
    ['Approved', 'APPROVED'],
    ['Rejected', 'REJECTED'],
  ] as const)
    expect(readColumn(byStatus, column)).toEqual(byLabel(await readCells(['YEAR_MONTH'], { statuses: [status] })));
  expect(readColumn(byStatus, 'Total')).toEqual(byLabel(await readCells(['YEAR_MONTH'], { statuses: EVERY })));
  const lengths = await saveFigures(page, 'Length of leave');
  const byLength = await readCells(['LEAVE_LENGTH']);
  expect(readColumn(lengths, 'Days')).toEqual(byLabel(byLength));
  expect(readColumn(lengths, 'Requests')).toEqual(byLabel(byLength, ({ leaveCount }) => leaveCount));
  const leads = await saveFigures(page, 'Lead time');
  const months = await readCells(['YEAR_MONTH']);
  expect(readColumn(leads, 'Median')).toEqual(byLabel(months, ({ leadTime }) => leadTime.medianDays));
  expect(readColumn(leads, 'Requests')).toEqual(byLabel(months, ({ leaveCount }) => leaveCount));
  const people = await readCells(['EMPLOYEE']);
  expect(readColumn(await saveFigures(page, 'Leave days by employee'), 'Days')).toEqual(byLabel(people));
  const bins = await saveFigures(page, 'People by days taken');
  expect(bins.lines.length).toBeGreaterThan(2);
  for (const [bin = '', count] of bins.lines) {
    const [from = 0, to = Number.POSITIVE_INFINITY] = (bin.match(/[\d.]+/g) ?? []).map(Number);
    expect(Number(count), bin).toBe(people.filter(({ measures: { leaveDays } }) => leaveDays >= from && leaveDays < to).length);
  }

  await open('/patterns', 'Month by year');
  const [byMonth, byWeekday] = [await saveFigures(page, 'Month by year'), await saveFigures(page, 'Weekday by year')];
  for (const [id, label] of YEARS) {
    expect(readColumn(byMonth, label)).toEqual(byLabel(await readCells(['MONTH'], { fiscalYearIds: [id] })));
    expect(readColumn(byWeekday, label)).toEqual(byLabel(await readCells(['WEEKDAY'], { fiscalYearIds: [id] })));
  }
  const days = await readCells(['DATE'], { dateFrom: '2023-07-17', dateTo: '2024-07-15' });
  await expect
    .poll(async () => (await saveFigures(page, 'One year by day')).lines.map((cells) => Number(cells[1])), PATIENCE)
    .toEqual(days.map(({ measures }) => measures.leaveDays));
});

test('two fiscal years and two departments are compared, and the sides are those of the API', async () => {
  await page.goto(`${api.url}/trends?one=102&other=101`);
  const panel = page.getByRole('region', { name: 'Compare', exact: true });
  const sums = page.getByRole('region', { name: 'Days added up' });
  const compare = async (filterOf: (id: string) => object, sides: readonly (readonly [string, string])[]) => {
    const totals: number[] = [];
    for (const [id, label] of sides) {
      const months = byLabel(await readCells(['YEAR_MONTH'], filterOf(id)));
      const days = Object.values(months).reduce((sum, value) => sum + value, 0);
      await panel.getByText(`${label}: ${days}`, { exact: true }).waitFor();
      const [files, running] = [await saveFigures(page, 'Compare'), await saveFigures(page, 'Days added up')];
      const own = readColumn(files, label);
      expect([own, inAnyYear(own)]).toContainEqual(sides === YEARS ? inAnyYear(months) : months);
      expect(Object.values(readColumn(running, label)).at(-1)).toBe(days);
      totals.push(days);
    }
    expect(new Set(totals).size).toBe(2);
    await sums
      .getByText(sides[0]?.[1] ?? '', { exact: true })
      .first()
      .waitFor();
  };
  await compare((id) => ({ fiscalYearIds: [id] }), YEARS);

  const { data } = await api.query('ADMIN', '{ departments { id name } }');
  const departments = data.departments.map(({ id, name }: { id: string; name: string }) => [id, name] as const);
  await panel.getByText('Departments', { exact: true }).click();
  await page.waitForURL(/compare=department/);
  await compare((id) => ({ departmentIds: [id] }), departments);
  // Chosen the other way round they change sides.
  const difference = readColumn(await saveFigures(page, 'Compare'), 'Difference');
  const chosenId = await panel.getByRole('combobox', { name: 'This' }).inputValue();
  const [, chosen = ''] = departments.find(([id]: readonly [string, string]) => id === chosenId) ?? [];
  const [, other = ''] = departments.find(([id]: readonly [string, string]) => id !== chosenId) ?? [];
  for (const [side, name] of [
    ['This', other],
    ['With', chosen],
  ] as const) {
    await panel.getByRole('combobox', { name: side }).selectOption({ label: name });
  }
  await panel.getByText(`Days per month, ${other} beside ${chosen}`).waitFor();
  const swapped = readColumn(await saveFigures(page, 'Compare'), 'Difference');
  expect(swapped).toEqual(Object.fromEntries(Object.entries(difference).map(([month, days]) => [month, -days])));
});

test('a picture is taken whole: a PNG that opens, an SVG with title, names and data version', async () => {
  await page.goto(`${api.url}/`);
  // A chart that nobody has scrolled to is drawn when it is asked for.
  await page.getByRole('button', { name: 'Download Leave days by designation' }).waitFor();
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

/** Drags over the right half of a chart. */
async function dragAcross(panel: Locator): Promise<void> {
  const plot = await panel.locator('.apexcharts-grid').boundingBox();
  if (!plot) throw new Error('The chart has no plot');
  await page.mouse.move(plot.x + plot.width * 0.55, plot.y + 40);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.95, plot.y + 40, { steps: 5 });
  await page.mouse.up();
}

test('a drag looks closer and filters nothing, the toolbar leads back, and the legend hides a series', async () => {
  await page.goto(`${api.url}/trends`);
  const panel = page.getByRole('region', { name: 'Leave days by status' });
  await panel.scrollIntoViewIfNeeded();
  await panel.locator('.apexcharts-xaxis-label').first().waitFor();
  const labels = () => panel.locator('.apexcharts-xaxis-label').count();
  const before = await labels();
  await dragAcross(panel);
  await panel.getByRole('button', { name: 'Show all' }).waitFor();
  await expect.poll(labels).toBeLessThan(before);
  expect(new URL(page.url()).search).toBe('');
  await panel.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(labels).toBe(before);

  const series = panel.getByRole('list', { name: 'Shown in the chart' }).getByRole('button', { name: 'Approved' });
  const heights = () =>
    panel.locator('.apexcharts-bar-area').evaluateAll((bars) => bars.filter((bar) => bar.getBoundingClientRect().height > 2).length);
  await expect.poll(heights).toBe(4);
  await series.focus();
  await page.keyboard.press('Space');
  expect(await series.getAttribute('aria-pressed')).toBe('false');
  await expect.poll(heights).toBe(1);
});

test('the runs are looked at closer by a drag, and their file has all of them as the API tells them', async () => {
  await api.prisma.$executeRaw`
    insert into ops.ingest_runs (trigger, triggered_by, status, started_at, finished_at, received, inserted, updated)
    select 'POLLER', 'poller', 'SUCCEEDED', now() - n * interval '61 seconds', now() - n * interval '60 seconds', 3 * n, n, 2 * n
    from generate_series(1, 9) n`;
  await page.goto(`${api.url}/data`);
  const panel = page.getByRole('region', { name: 'What the latest runs brought' });
  const bar = (place: number) => panel.locator('.apexcharts-bar-area').nth(place);
  await bar(9).waitFor();
  await dragAcross(panel);
  await bar(6).waitFor({ state: 'detached' });
  const file = await saveFigures(page, 'What the latest runs brought');
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
    .getByRole('button', { name: /^Look at March, .*: 60$/ })
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
    await keys.getByRole('combobox', { name: 'Go to or find' }).waitFor();
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
  await keys.getByRole('option', { name: 'Design' }).waitFor();
  await keys.keyboard.type('des');
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
  await tabTo(/^Look at March, 2023\/24: /);
  const cell = await focused();
  await keys.keyboard.press('Enter');
  const { data } = await api.query('ADMIN', '{ departments { id name } }');
  const design = data.departments.find(({ name }: { name: string }) => name === 'Design').id;
  const [march] = await readCells(['YEAR_MONTH'], { departmentIds: [design], yearMonths: ['2024-03'] });
  await keys.getByTestId('drill-total').waitFor();
  expect(await keys.getByTestId('drill-total').textContent()).toMatch(new RegExp(`^${march?.measures.leaveDays} leave days`));
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
  // Its place is there before it is.
  for (const name of ['People by days taken', 'Length of leave'])
    await page.getByRole('region', { name }).locator('figure').first().waitFor({ state: 'attached' });
  const undrawn = page.locator('figure:not(:has(svg.apexcharts-svg))');
  expect(await undrawn.count()).toBeGreaterThan(0);
  await page.pdf({ preferCSSPageSize: true });
  expect(await undrawn.count()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  expect((await page.getByTestId('print-header').boundingBox())?.x).toBeLessThan(40);
});

type Sums = { leaveType: { name: string }; taken: number; available: number | null };

test('the sums of the Balances page and its files are those of the API, of leave that carries over or of all, and a row leads to its ledger', async () => {
  const { data: lists } = await api.query('ADMIN', '{ leaveTypes { id transferableDays } }');
  const carrying = lists.leaveTypes.filter((type: { transferableDays: number | null }) => (type.transferableDays ?? 0) > 0);
  for (const [address, leaveTypeIds] of [
    ['', carrying.map(({ id }: { id: string }) => id)],
    ['&types=all', []],
  ] as const) {
    const { data } = await api.query(
      'ADMIN',
      `{ balances(filter: { asOf: "2024-04-01"${leaveTypeIds.length > 0 ? `, leaveTypeIds: ${JSON.stringify(leaveTypeIds)}` : ''} }, first: 1) {
        totalCount total { available taken forfeitRisk } nodes { employee { name } ledger { date days balance } }
        totalsByLeaveType { leaveType { name } taken pending available } } }`,
    );
    const { total, totalCount, nodes, totalsByLeaveType } = data.balances;
    await page.goto(`${api.url}/balances?asOf=2024-04-01${address}`);
    await page.getByTestId('balance').first().waitFor();
    const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
    const figure = (name: string) => page.getByTestId(`total-${name}`).textContent();
    expect([await figure('available'), await figure('taken'), await figure('forfeitRisk')]).toEqual(
      [total.available, total.taken, total.forfeitRisk].map((days) => format.format(days)),
    );
    const { headers, lines } = await saveCsv(page, () => page.getByRole('link', { name: 'All rows (CSV)' }).click());
    expect(lines.length).toBe(totalCount);
    expect(lines.reduce((sum, cells) => sum + Number(cells[headers.indexOf('taken')]), 0)).toBeCloseTo(total.taken, 6);
    const byType = await saveFigures(page, 'Balances by leave type');
    for (const [column, figure] of [
      ['Taken', 'taken'],
      ['Available', 'available'],
    ] as const)
      expect(readColumn(byType, column)).toEqual(
        Object.fromEntries(totalsByLeaveType.flatMap((sums: Sums) => (sums[figure] ? [[sums.leaveType.name, sums[figure]]] : []))),
      );
    await page
      .getByRole('button', { name: `Ledger of ${nodes[0].employee.name}` })
      .first()
      .click();
    await page.getByTestId('entry').first().waitFor();
    const ledger = await saveCsv(page, () => page.getByRole('button', { name: 'Ledger (CSV)' }).click());
    expect(ledger.lines.map(([, date, , days, balance]) => [date, Number(days), Number(balance)])).toEqual(
      nodes[0].ledger.map(({ date, days, balance }: { date: string; days: number; balance: number }) => [date, days, balance]),
    );
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
