import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { changeData } from '../../../../test/change-data';
import { parseCsv } from '../../../../test/csv';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../../test/oracles/test-leaves';
import { readAbout, readWorkbook } from '../../../../test/xlsx';
import type { Role } from '../../shared/auth/role';

const employees = makeEmployees(30);
const leaves = makeLeaves(employees, 120);
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
  await changeData(
    api.prisma,
    `update dbo.employee_leaves set reason = '=HYPERLINK("http://example.com")', remarks = E'two\\nlines, "quoted"'
     where leave_id = ${leaves[0]?.leave_id}`,
    `update dbo.employees set first_name = '-Ümit' where employee_id = '${leaves[0]?.employee_id}'`,
  );
});
afterAll(() => api.close());

async function download(role: Role | null, path: string): Promise<Response> {
  const headers: Record<string, string> = role === null ? {} : { authorization: `Bearer ${await api.tokenOf(role)}` };
  return fetch(`${api.url}${path}`, { headers });
}

async function readRows(role: Role, filter: object): Promise<Record<string, string>[]> {
  const [headers = [], ...lines] = parseCsv(
    await (await download(role, `/export/leaves.csv?filter=${encodeURIComponent(JSON.stringify(filter))}`)).text(),
  );
  return lines.map((line) => Object.fromEntries(headers.map((header, at) => [header, line[at] ?? ''])));
}

test('every leave of the filter is in the file, and the days add up to the aggregate exactly', async () => {
  const filter = { statuses: ['APPROVED', 'REQUESTED'], dateFrom: '2023-03-01', dateTo: '2023-09-15' };
  const rows = await readRows('ANALYST', filter);
  const { data } = await api.query(
    'ANALYST',
    'query ($filter: LeaveFilter) { leaveAggregate(filter: $filter, groupBy: []) { total { leaveDays leaveCount } } }',
    { filter },
  );
  const microDays = rows.reduce((sum, row) => sum + Math.round(Number(row.leaveDaysInFilter) * 1_000_000), 0);
  expect({ leaveCount: rows.length, leaveDays: microDays / 1_000_000 }).toEqual(data.leaveAggregate.total);
  expect(rows.length).toBeGreaterThan(10);
  const starts = rows.map(({ startDate }) => startDate ?? '');
  expect(starts).toEqual(starts.toSorted());
});

test('the name of the file and the headers name the filter, its defaults, the data version and the number of rows', async () => {
  const response = await download('ANALYST', '/export/leaves.csv?filter=%7B%22departmentIds%22%3A%5B%221%22%2C%22%22%5D%7D');
  const rows = parseCsv(await response.text());
  expect(response.headers.get('content-type')).toContain('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="leaves_v1_departmentIds-1+none_statuses-APPROVED.csv"');
  expect(response.headers.get('x-data-version')).toBe('1');
  expect(JSON.parse(response.headers.get('x-export-filter') ?? '')).toEqual({ departmentIds: ['1', ''], statuses: ['APPROVED'] });
  expect(Number(response.headers.get('x-row-count'))).toBe(rows.length - 1);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('the headers say how old the data is and whether it is complete', async () => {
  const before = await download('ANALYST', '/export/leaves.csv');
  expect([before.headers.get('x-data-age'), before.headers.get('x-data-complete')]).toEqual([null, null]);
  await before.text();
  await api.prisma.$executeRaw`
    insert into ops.ingest_runs (trigger, triggered_by, status, started_at, finished_at, complete)
    values ('POLLER', 'poller', 'PARTIAL', now(), now() - interval '90 seconds', true)`;
  // What is said is at most a second old.
  await delay(1_100);
  for (const path of ['/export/leaves.csv', '/export/employees.xlsx', '/export/balances.csv']) {
    const { headers } = await download('ANALYST', path);
    expect(Number(headers.get('x-data-age'))).toBeGreaterThanOrEqual(90);
    expect([headers.get('x-data-version'), headers.get('x-data-complete')]).toEqual(['1', 'true']);
  }
});

test('ids stand beside the words, so that a file joins with the API', async () => {
  const { data } = await api.query(
    'ANALYST',
    `{ leaves(first: 200, filter: { statuses: [APPROVED] }, orderBy: START_DATE_ASC) { nodes {
      id leaveType { id name } fiscalYear { id label } employee { id department { id name } designation { id name } teamManager { id name } }
    } } }`,
  );
  const rows = await readRows('ANALYST', {});
  const word = (thing: { id: string; name?: string; label?: string } | null) => [thing?.id ?? '', thing?.name ?? thing?.label ?? ''];
  expect(data.leaves.nodes.length).toBeGreaterThan(20);
  for (const { id, leaveType, fiscalYear, employee } of data.leaves.nodes) {
    const row = rows.find((candidate) => candidate.id === id);
    expect([row?.leaveTypeId, row?.leaveType]).toEqual(word(leaveType));
    expect([row?.fiscalYearId, row?.fiscalYear]).toEqual(word(fiscalYear));
    expect([row?.departmentId, row?.department]).toEqual(word(employee.department));
    expect([row?.designationId, row?.designation]).toEqual(word(employee.designation));
    expect([row?.teamManagerId, row?.teamManager]).toEqual(word(employee.teamManager));
  }
});

test('what a spreadsheet would compute is escaped, and quotes, commas and lines survive', async () => {
  const filter = { employeeIds: [leaves[0]?.employee_id], statuses: ['REQUESTED', 'APPROVED', 'REJECTED', 'CANCELLED', 'UNKNOWN'] };
  const row = (await readRows('HR', filter)).find(({ id }) => id === String(leaves[0]?.leave_id));
  expect(row).toMatchObject({ reason: `'=HYPERLINK("http://example.com")`, remarks: 'two\nlines, "quoted"' });
  expect(row?.employee).toMatch(/^'-Ümit /);
});

test('a byte order mark begins the file where it is asked for', async () => {
  const bytes = async (path: string) => new Uint8Array(await (await download('ANALYST', path)).arrayBuffer()).slice(0, 3);
  expect([...(await bytes('/export/leaves.csv?bom=1'))]).toEqual([0xef, 0xbb, 0xbf]);
  expect([...(await bytes('/export/leaves.csv'))]).not.toEqual([0xef, 0xbb, 0xbf]);
});

test('the workbook holds the same cells, numbers as numbers and formulas as text', async () => {
  const filter = encodeURIComponent(JSON.stringify({ statuses: ['APPROVED', 'REJECTED'] }));
  const csv = parseCsv(await (await download('HR', `/export/leaves.csv?filter=${filter}`)).text());
  const response = await download('HR', `/export/leaves.xlsx?filter=${filter}`);
  const bytes = await response.arrayBuffer();
  const lines = await readWorkbook(bytes);
  const about = await readAbout(bytes);
  expect(about).toMatchObject({ 'Data version': response.headers.get('x-data-version'), Rows: lines.length - 1 });
  expect(lines.length).toBe(csv.length);
  expect(lines[0]).toEqual(csv[0]);
  const at = (header: string) => csv[0]?.indexOf(header) ?? -1;
  lines.slice(1).forEach((line, index) => {
    const expected = csv[index + 1];
    expect([line[at('id')], line[at('leaveDays')], line[at('startDate')]]).toEqual([
      expected?.[at('id')],
      Number(expected?.[at('leaveDays')]),
      new Date(`${expected?.[at('startDate')]}T00:00:00Z`),
    ]);
  });
});

test('reasons and remarks are for HR and ADMIN only', async () => {
  for (const role of ['ANALYST', 'MANAGER'] as const) {
    const text = await (await download(role, '/export/leaves.csv?filter=%7B%7D')).text();
    expect(text).not.toMatch(/reason|remarks|HYPERLINK/);
  }
});

test('a MANAGER takes the own team away and nobody else', async () => {
  const rows = await readRows('MANAGER', {});
  const own = new Set(employees.filter(({ team_manager_id: id }) => id === 900).map(({ employee_id: id }) => id));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ employeeId = '' }) => !own.has(employeeId))).toEqual([]);
});

test('an export leaves an audit row with what was asked and how many rows went out', async () => {
  const response = await download('ANALYST', '/export/leaves.csv?filter=%7B%22leaveTypeIds%22%3A%5B%221%22%5D%7D');
  await response.text();
  const { data } = await api.query(
    'ADMIN',
    '{ auditEntries(filter: { actions: [EXPORT_LEAVES] }, first: 1) { nodes { actor rowCount detail } } }',
  );
  expect(data.auditEntries.nodes[0]).toMatchObject({
    actor: 'Test ANALYST',
    rowCount: Number(response.headers.get('x-row-count')),
    detail: { format: 'csv', filter: { leaveTypeIds: ['1'], statuses: ['APPROVED'] } },
  });
});

describe('an export is refused', () => {
  test.each([
    [null, '/export/leaves.csv', 401, 'UNAUTHENTICATED'],
    ['VIEWER', '/export/leaves.csv', 403, 'FORBIDDEN'],
    ['OPERATOR', '/export/leaves.xlsx', 403, 'FORBIDDEN'],
    ['ANALYST', '/export/leaves.csv?filter=nonsense', 400, 'BAD_USER_INPUT'],
    ['ANALYST', '/export/leaves.csv?filter=%7B%22noSuchFilter%22%3A1%7D', 400, 'BAD_USER_INPUT'],
    ['ANALYST', '/export/leaves.csv?filter=%7B%22leaveTypeIds%22%3A%5B%22x%22%5D%7D', 400, 'BAD_USER_INPUT'],
    ['ANALYST', '/export/leaves.csv?filter=%7B%22dateFrom%22%3A%222023-02-29%22%7D', 400, 'BAD_USER_INPUT'],
    ['ANALYST', '/export/leaves.csv?filter=%7B%7D&filter=%7B%7D', 400, 'BAD_USER_INPUT'],
  ] as const)('to %s for %s with %i', async (role, path, status, code) => {
    const response = await download(role, path);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect([response.status, errors[0]?.extensions.code]).toEqual([status, code]);
    expect(response.headers.get('content-disposition')).toBeNull();
  });
});

test('a reader who leaves in the middle ends the export, and others go on', async () => {
  const token = await api.tokenOf('ANALYST');
  for (let reader = 0; reader < 5; reader++) {
    const request = get(`${api.url}/export/leaves.csv`, { headers: { authorization: `Bearer ${token}` } });
    const [response] = await once(request, 'response');
    response.destroy();
  }
  const statusOfNext = async () => {
    const response = await download('ANALYST', '/export/leaves.csv');
    await response.text();
    return response.status;
  };
  await expect.poll(statusOfNext).toBe(200);
});
test('an export that breaks by our own fault is no success to its reader, and the log says why', async () => {
  const lines: string[] = [];
  const broken = await startTestApi({ logger: pino({ level: 'error' }, { write: (line: string) => lines.push(line) }) });
  try {
    await insertLeaves(broken.prisma, employees, leaves);
    // The mart has read everything when a question is answered.
    await broken.query('ANALYST', '{ leaves(first: 1) { totalCount } }');
    // The count succeeds and the rows fail: the answer breaks after its head.
    await broken.prisma.$executeRaw`alter table dbo.departments rename column department_name to renamed`;
    const headers = { authorization: `Bearer ${await broken.tokenOf('ANALYST')}` };
    for (const format of ['csv', 'xlsx']) {
      const whole = fetch(`${broken.url}/export/leaves.${format}`, { headers }).then((response) =>
        response.ok ? response.text() : Promise.reject(response),
      );
      await expect(whole).rejects.toBeDefined();
    }
    await expect.poll(() => lines.filter((line) => line.includes('an export broke off')).length).toBe(2);
  } finally {
    await broken.close();
  }
});

describe('the export of people', () => {
  async function readPeople(role: Role, query: string) {
    const response = await download(role, `/export/employees.csv?${query}`);
    const [headers = [], ...lines] = parseCsv(await response.text());
    return { response, rows: lines.map((line) => Object.fromEntries(headers.map((header, at) => [header, line[at] ?? '']))) };
  }

  test('holds everybody of the filter and the search, as the list of the API does, in its order', async () => {
    const { rows, response } = await readPeople('ANALYST', 'filter=%7B%22departmentIds%22%3A%5B%222%22%2C%22%22%5D%7D&search=test%20zoe');
    const { data } = await api.query(
      'ANALYST',
      '{ employees(filter: { departmentIds: ["2", ""] }, search: "test zoe", first: 200) { totalCount nodes { id name department { name } leaveDaysTaken } } }',
    );
    expect(rows.map(({ id, name, leaveDaysTaken }) => [id, name, Number(leaveDaysTaken)])).toEqual(
      data.employees.nodes.map(({ id, name, leaveDaysTaken }: Record<string, unknown>) => [id, name, leaveDaysTaken]),
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(response.headers.get('content-disposition')).toContain('employees_v1_departmentIds-2+none_search-test-zoe.csv');
  });

  test('holds the balance that is asked for, named by its leave type and fiscal year, as the list of the API does', async () => {
    const balanceOf = encodeURIComponent(JSON.stringify({ leaveTypeId: '1', fiscalYearId: '102' }));
    const { rows, response } = await readPeople('ANALYST', `balanceOf=${balanceOf}`);
    const { data } = await api.query(
      'ANALYST',
      '{ employees(first: 200) { nodes { id balances(fiscalYearId: "102") { available leaveType { id name } } } } fiscalYears { id label } }',
    );
    const available = data.employees.nodes.map((one: { id: string; balances: { available: number; leaveType: { id: string } }[] }) => [
      one.id,
      one.balances.find(({ leaveType }) => leaveType.id === '1')?.available ?? null,
    ]);
    const { label } = data.fiscalYears.find(({ id }: { id: string }) => id === '102');
    const header = `balance Annual ${label}`;
    expect(rows.map((row) => [row.id, row[header] === '' ? null : Number(row[header])])).toEqual(available);
    expect(new Set(available.map(([, days]: [string, number | null]) => days)).size).toBeGreaterThan(5);
    expect(JSON.parse(response.headers.get('x-export-filter') ?? '')).toEqual({ balanceLeaveTypeId: '1', balanceFiscalYearId: '102' });

    const path = `/export/employees.xlsx?balanceOf=${balanceOf}`;
    const [headers = [], ...lines] = await readWorkbook(await (await download('ANALYST', path)).arrayBuffer());
    const at = headers.indexOf(header);
    expect(lines.map((line) => line[at] ?? null)).toEqual(available.map(([, days]: [string, number | null]) => days));
    expect(Object.keys((await readPeople('ANALYST', '')).rows[0] ?? {}).some((name) => name.startsWith('balance'))).toBe(false);
  });

  test.each([
    ['{"leaveTypeId":"77"}', 404],
    ['{"leaveTypeId":"1","fiscalYearId":"999"}', 404],
    ['{"fiscalYearId":"102"}', 400],
    ['nonsense', 400],
  ])('is refused for the balance of %s with %i', async (balanceOf, status) => {
    expect((await download('ANALYST', `/export/employees.csv?balanceOf=${encodeURIComponent(balanceOf)}`)).status).toBe(status);
  });

  test('gives a MANAGER the own team only', async () => {
    const { rows } = await readPeople('MANAGER', 'balanceOf=%7B%22leaveTypeId%22%3A%221%22%7D');
    const own = employees.filter(({ team_manager_id: id }) => id === 900).map(({ employee_id: id }) => id);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(own.toSorted());
  });

  test('leaves an audit row', async () => {
    const { rows } = await readPeople('HR', 'search=asha');
    const { data } = await api.query(
      'ADMIN',
      '{ auditEntries(filter: { actions: [EXPORT_EMPLOYEES] }, first: 1) { nodes { actor rowCount detail } } }',
    );
    expect(data.auditEntries.nodes[0]).toMatchObject({ actor: 'Test HR', rowCount: rows.length, detail: { filter: { search: 'asha' } } });
  });
});

describe('the export of balances', () => {
  const FILTER = { fiscalYearId: '102', asOf: '2023-11-02' };
  async function readBalances(role: Role, filter: object) {
    const response = await download(role, `/export/balances.csv?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    const [headers = [], ...lines] = parseCsv(await response.text());
    return { response, rows: lines.map((line) => Object.fromEntries(headers.map((header, at) => [header, line[at] ?? '']))) };
  }

  test('holds every balance of the filter with the figures of the list, unknown ones empty, most at risk first', async () => {
    const { rows, response } = await readBalances('ANALYST', FILTER);
    const { data } = await api.query(
      'ANALYST',
      `query ($filter: BalanceFilter) { balances(filter: $filter, first: 200) { totalCount dataVersion total { available taken }
        nodes { employee { id name department { name } } leaveType { id name } entitlement carriedIn taken scheduled pending available forfeitRisk } } }`,
      { filter: FILTER },
    );
    const { nodes, totalCount, total, dataVersion } = data.balances;
    const figure = (text = '') => (text === '' ? null : Number(text));
    const exported = new Map(
      rows.map((row) => [
        `${row.employeeId} ${row.leaveTypeId}`,
        [
          row.employee,
          row.department === '' ? null : row.department,
          row.leaveType,
          ...[row.entitlement, row.carriedIn, row.taken, row.scheduled, row.pending, row.available, row.forfeitRisk].map(figure),
        ],
      ]),
    );
    expect(nodes.length).toBeGreaterThan(30);
    expect(rows.length).toBe(totalCount);
    for (const { employee, leaveType, ...figures } of nodes) {
      const { entitlement, carriedIn, taken, scheduled, pending, available, forfeitRisk } = figures;
      // A name that a spreadsheet would compute is escaped.
      expect(exported.get(`${employee.id} ${leaveType.id}`)).toEqual([
        employee.name.replace(/^-/, "'-"),
        employee.department?.name ?? null,
        leaveType.name,
        ...[entitlement, carriedIn, taken, scheduled, pending, available, forfeitRisk],
      ]);
    }
    const microDays = (header: string) => rows.reduce((sum, row) => sum + Math.round(Number(row[header]) * 1_000_000), 0) / 1_000_000;
    expect([microDays('available'), microDays('taken')]).toEqual([total.available, total.taken]);
    expect(rows.some(({ carriedIn }) => carriedIn === '')).toBe(true);
    const risks = rows.map(({ forfeitRisk }) => (forfeitRisk ? Number(forfeitRisk) : -1));
    expect(risks).toEqual(risks.toSorted((a, b) => b - a));
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="balances_v${dataVersion}_fiscalYearId-102_asOf-2023-11-02.csv"`,
    );
  });

  test('gives a MANAGER the own team only, and leaves an audit row', async () => {
    const { rows } = await readBalances('MANAGER', FILTER);
    const own = new Set(employees.filter(({ team_manager_id: id }) => id === 900).map(({ employee_id: id }) => id));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ employeeId = '' }) => !own.has(employeeId))).toEqual([]);
    const { data } = await api.query(
      'ADMIN',
      '{ auditEntries(filter: { actions: [EXPORT_BALANCES] }, first: 1) { nodes { actor rowCount detail } } }',
    );
    expect(data.auditEntries.nodes[0]).toMatchObject({ actor: 'Test MANAGER', rowCount: rows.length, detail: { filter: FILTER } });
  });

  test.each([
    ['VIEWER', FILTER, 403],
    ['ANALYST', { fiscalYearId: '999' }, 404],
    ['ANALYST', { asOf: '0000-01-01' }, 400],
    ['ANALYST', { departmentIds: ['x'] }, 400],
  ] as const)('is refused to %s for %j with %i', async (role, filter, status) => {
    expect((await download(role, `/export/balances.csv?filter=${encodeURIComponent(JSON.stringify(filter))}`)).status).toBe(status);
  });
});
