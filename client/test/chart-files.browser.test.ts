import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { chartRecords } from './chart-records';
import { startTestDashboard, type TestDashboard } from './dashboard';
import { readColumn, saveCsv, saveFigures } from './saved-files';

// What is taken along from a page has what the API answers.

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
/** Only the month, as charts name it where two years meet. */
const inAnyYear = (months: Record<string, number>) =>
  Object.fromEntries(Object.entries(months).map(([label, days]) => [label.split(' ')[0], days]));
const YEARS = [
  ['101', '2022/23'],
  ['102', '2023/24'],
] as const;
/** Separate requests may be answered later than the page. */
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

  await open('/trends?stack=type', 'Leave days by employee');
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
  const sums = page.getByRole('region', { name: 'Cumulative days' });
  const compare = async (filterOf: (id: string) => object, sides: readonly (readonly [string, string])[]) => {
    const totals: number[] = [];
    for (const [id, label] of sides) {
      const months = byLabel(await readCells(['YEAR_MONTH'], filterOf(id)));
      const days = Object.values(months).reduce((sum, value) => sum + value, 0);
      await panel.getByText(`${label}: ${days}`, { exact: true }).waitFor();
      const [files, running] = [await saveFigures(page, 'Compare'), await saveFigures(page, 'Cumulative days')];
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
  const chosenId = await panel.getByRole('combobox', { name: 'Compare' }).inputValue();
  const [, chosen = ''] = departments.find(([id]: readonly [string, string]) => id === chosenId) ?? [];
  const [, other = ''] = departments.find(([id]: readonly [string, string]) => id !== chosenId) ?? [];
  for (const [side, name] of [
    ['Compare', other],
    ['With', chosen],
  ] as const) {
    await panel.getByRole('combobox', { name: side }).selectOption({ label: name });
  }
  await panel.getByText(`Days per month, ${other} and ${chosen}`).waitFor();
  const swapped = readColumn(await saveFigures(page, 'Compare'), 'Difference');
  expect(swapped).toEqual(Object.fromEntries(Object.entries(difference).map(([month, days]) => [month, -days])));
});

test('a picture is taken whole: a PNG that opens, an SVG with title, names and data version', async () => {
  await page.goto(`${api.url}/`);
  // A chart outside the viewport is drawn when its file is requested.
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

test('nothing was written to the console', () => {
  expect(problems).toEqual([]);
});
