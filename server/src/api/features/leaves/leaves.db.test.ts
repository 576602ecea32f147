import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { changeData } from '../../../../test/change-data';
import { listStatements } from '../../../../test/list-statements';
import {
  FISCAL_YEARS,
  insertLeaves,
  isWorkingDate,
  LEAVE_TYPES,
  makeEmployees,
  makeLeaves,
  type TestLeave,
} from '../../../../test/oracles/test-leaves';
import { addDays } from '../../../domain/local-date';
import { LeaveOrder } from './leave-connection.types';

const employees = makeEmployees(30);
const leaves = makeLeaves(employees, 240, 3);
const approved = leaves.filter(({ status }) => status === 'APPROVED');
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
  // Instants apart by less than a millisecond, and ties.
  await changeData(
    api.prisma,
    `update dbo.employee_leaves set created_at = created_at + (leave_id % 90) * interval '1 microsecond', reason = 'Fever', remarks = 'Get well'`,
  );
});
afterAll(() => api.close());

const PAGE = `query ($filter: LeaveFilter, $orderBy: LeaveOrder, $first: Int, $after: String) {
  leaves(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } nodes { id startDate requestedAt leaveDays employee { id name } }
  }
}`;

async function read(variables: Record<string, unknown>) {
  const { errors, data } = await api.query('ANALYST', PAGE, variables);
  expect(errors).toEqual([]);
  return data.leaves;
}

/** Every page of a list, with something done between two pages. */
async function walk(
  variables: Record<string, unknown>,
  first: number,
  between: (page: number) => Promise<unknown> = async () => undefined,
) {
  // biome-ignore lint/suspicious/noExplicitAny: nodes of an answer
  const nodes: any[] = [];
  for (let after: string | null = null, page = 1; ; page++) {
    const { nodes: found, pageInfo } = await read({ ...variables, first, after });
    nodes.push(...found);
    if (!pageInfo.hasNextPage) return nodes;
    after = pageInfo.endCursor;
    await between(page);
  }
}

const daysOf = ({ micro_days }: TestLeave) => micro_days.reduce((sum, days) => sum + days, 0);
const nameOf = ({ employee_id }: TestLeave) => {
  const { first_name, middle_name, last_name } = employees.find((employee) => employee.employee_id === employee_id) ?? {};
  // The fixtures know one accent.
  return [first_name, middle_name, last_name].filter(Boolean).join(' ').toLowerCase().replace('ë', 'e');
};
const order = (a: string | number, b: string | number) => (a < b ? -1 : Number(a > b));
const idsFirst = (a: TestLeave, b: TestLeave) => order(a.leave_id, b.leave_id);
const latestFirst = (a: TestLeave, b: TestLeave) => order(b.start_date, a.start_date) || idsFirst(b, a);
/** The dates that a leave takes a share of a day on. */
const datesOf = ({ start_date, micro_days }: TestLeave) =>
  micro_days.map((micro, day) => ({ date: addDays(start_date, day), micro })).filter(({ micro }) => micro > 0);
function flagsOf(leave: TestLeave): string[] {
  const working = leave.micro_days.filter((_, day) => isWorkingDate(addDays(leave.start_date, day))).length * 1_000_000;
  const { start_date = '', end_date = '' } = FISCAL_YEARS.find(({ fiscal_id }) => fiscal_id === leave.fiscal_id) ?? {};
  const flags: [string, boolean][] = [
    ['PRORATED', daysOf(leave) !== working],
    ['INCLUDES_NON_WORKING', daysOf(leave) > working],
    ['OUTSIDE_FISCAL_YEAR', datesOf(leave).some(({ date }) => date < start_date || date > end_date)],
  ];
  return flags.flatMap(([flag, isRaised]) => (isRaised ? [flag] : []));
}
const requested = ({ leave_id }: TestLeave) => leave_id % 90;
const ORDERS: Record<LeaveOrder, (a: TestLeave, b: TestLeave) => number> = {
  START_DATE_DESC: latestFirst,
  START_DATE_ASC: (a, b) => latestFirst(b, a),
  REQUESTED_AT_DESC: (a, b) => order(requested(b), requested(a)) || idsFirst(b, a),
  REQUESTED_AT_ASC: (a, b) => order(requested(a), requested(b)) || idsFirst(a, b),
  LEAVE_DAYS_DESC: (a, b) => order(daysOf(b), daysOf(a)) || idsFirst(b, a),
  LEAVE_DAYS_ASC: (a, b) => order(daysOf(a), daysOf(b)) || idsFirst(a, b),
  EMPLOYEE_NAME_ASC: (a, b) => order(nameOf(a), nameOf(b)) || order(a.employee_id, b.employee_id) || latestFirst(a, b),
  EMPLOYEE_NAME_DESC: (a, b) => order(nameOf(b), nameOf(a)) || order(b.employee_id, a.employee_id) || latestFirst(a, b),
};
const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe('pages join without gap or repeat', () => {
  test.each(Object.values(LeaveOrder))('in the order %s, ties and ids beyond int32 included', async (orderBy) => {
    const expected = approved.toSorted(ORDERS[orderBy]).map(({ leave_id }) => String(leave_id));
    expect(idsOf(await walk({ orderBy }, 7))).toEqual(expected);
    expect((await read({ orderBy, first: 1 })).totalCount).toBe(approved.length);
  });

  test.each(Object.values(LeaveOrder))('in the order %s while leaves come and go', async (orderBy) => {
    const expected = approved.toSorted(ORDERS[orderBy]).map(({ leave_id }) => String(leave_id));
    const removed = approved.filter((_, at) => at % 9 === 0);
    const setStatus = (status: string, ids: number[]) =>
      changeData(api.prisma, `update dbo.employee_leaves set status = '${status}' where leave_id = any('{${ids.join(',')}}'::bigint[])`);
    const unapprove = (page: number) => setStatus('CANCELLED', [removed[page]?.leave_id ?? 0]);
    const found = idsOf(await walk({ orderBy }, 30, unapprove));
    await setStatus(
      'APPROVED',
      removed.map(({ leave_id }) => leave_id),
    );
    const kept = expected.filter((id) => !removed.some(({ leave_id }) => String(leave_id) === id));
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((id) => kept.includes(id))).toEqual(kept);
  });
});

test('each edge has the cursor of its own place, and an empty page has none', async () => {
  const { edges } = await read({ first: 5 });
  const { nodes } = await read({ first: 3, after: edges[1].cursor });
  expect(idsOf(nodes)).toEqual(edges.slice(2).map(({ node }: { node: { id: string } }) => node.id));
  const nothing = await read({ filter: { dateTo: '1990-01-01' } });
  expect(nothing).toEqual({ totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [], nodes: [] });
});

const cursor = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
test.each([
  { after: 'nonsense' },
  { orderBy: 'LEAVE_DAYS_ASC', after: cursor('START_DATE_DESC', '2024-01-01', '1') },
  { after: cursor('START_DATE_DESC', '2023-02-29', '1') },
  { after: cursor('START_DATE_DESC', '2024-01-01', null) },
  { after: cursor('START_DATE_DESC', '2024-01-01', '1; select 1') },
  { orderBy: 'REQUESTED_AT_ASC', after: cursor('REQUESTED_AT_ASC', 'infinity', '1') },
  { orderBy: 'LEAVE_DAYS_ASC', after: cursor('LEAVE_DAYS_ASC', 'NaN', '1') },
  { first: 0 },
  { first: 201 },
  { filter: { employeeIds: ['a\u0000'] } },
])('%j is refused as bad input', async (variables) => {
  const { status, errors } = await api.query('ANALYST', PAGE, { ...variables });
  expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

/** As Prisma writes it: the state of the data, which every answer has, is read by a statement of our own. */
const readsLeaves = (statement: string) => statement.includes('"dbo"."employee_leaves"');

test('a page of a million is refused before anything is read, as a literal and in a variable', async () => {
  expect((await listStatements(() => api.query('ANALYST', PAGE, { first: 1 }))).some(readsLeaves)).toBe(true);
  for (const first of [1_000_000, 2_147_483_647]) {
    const statements = await listStatements(async () => {
      const answers = [
        await api.query('ANALYST', PAGE, { first }),
        await api.query('ANALYST', `{ leaves(first: ${first}) { nodes { id } } }`),
      ];
      expect(answers.map(({ status, errors }) => [status, errors[0]?.extensions.code])).toEqual([
        [400, 'QUERY_TOO_COSTLY'],
        [400, 'QUERY_TOO_COSTLY'],
      ]);
    });
    expect(statements.filter(readsLeaves)).toEqual([]);
  }
});

const WHOLE = `query ($filter: LeaveFilter, $first: Int) {
  leaves(filter: $filter, first: $first) {
    dataVersion totalCount totalLeaveDays
    nodes {
      id status sourceStatus startDate endDate leaveDays leaveDaysInFilter isConsecutive isConverted requestedAt updatedAt flags
      dayFacts { date leaveDays }
      employee { id userId name email }
      leaveType { id name } fiscalYear { id label flags }
      leaveIssuer { id name } defaultLeaveIssuer { id name }
    }
  }
}`;

test('a leave has its record, its day facts and what it refers to', async () => {
  const { data, errors } = await api.query('ANALYST', WHOLE, { first: 200 });
  expect(errors).toEqual([]);
  expect(data.leaves.nodes.length).toBe(approved.length);
  expect(data.leaves.totalLeaveDays).toBe(approved.reduce((sum, leave) => sum + daysOf(leave), 0) / 1_000_000);
  expect((await api.query('ANALYST', '{ leaves(first: 1) { totalLeaveDays } }')).data.leaves.totalLeaveDays).toBe(
    data.leaves.totalLeaveDays,
  );
  for (const node of data.leaves.nodes) {
    const leave = approved.find(({ leave_id }) => String(leave_id) === node.id);
    if (!leave) throw new Error('A leave that is not there');
    const employee = employees.find(({ employee_id }) => employee_id === leave.employee_id);
    expect(node).toMatchObject({
      status: 'APPROVED',
      startDate: leave.start_date,
      endDate: addDays(leave.start_date, leave.micro_days.length - 1),
      leaveDays: daysOf(leave) / 1_000_000,
      leaveDaysInFilter: daysOf(leave) / 1_000_000,
      dayFacts: datesOf(leave).map(({ date, micro }) => ({ date, leaveDays: micro / 1_000_000 })),
      flags: flagsOf(leave),
      employee: { id: leave.employee_id, userId: String(employee?.user_id) },
      leaveType: { name: LEAVE_TYPES.find(({ leave_type_id }) => leave_type_id === leave.leave_type_id)?.leave_type },
      fiscalYear: { id: String(FISCAL_YEARS.find(({ fiscal_id }) => fiscal_id === leave.fiscal_id)?.fiscal_id), flags: [] },
      defaultLeaveIssuer: null,
    });
    expect(node.leaveIssuer?.id ?? null).toBe(leave.leave_issuer_id === null ? null : String(leave.leave_issuer_id));
  }
  const flags = new Set(data.leaves.nodes.flatMap((node: { flags: string[] }) => node.flags));
  expect([...flags].toSorted()).toEqual(['INCLUDES_NON_WORKING', 'OUTSIDE_FISCAL_YEAR', 'PRORATED']);
  expect(data.leaves.nodes.some((node: { flags: string[] }) => node.flags.length === 0)).toBe(true);
});

test('the number of statements does not grow with the page', async () => {
  await api.query('ANALYST', WHOLE, { first: 1 });
  // The checks of a new version are recorded by statements of their own.
  await api.app.checkRecorder.settled();
  const few = await listStatements(() => api.query('ANALYST', WHOLE, { first: 2 }));
  const many = await listStatements(() => api.query('ANALYST', WHOLE, { first: 100 }));
  expect(few.some((statement) => statement.includes('employee_leaves'))).toBe(true);
  expect(many).toEqual(few);
});

test('reason and remarks are null with an error below HR', async () => {
  const query = '{ leaves(first: 2) { nodes { id reason remarks } } }';
  const analyst = await api.query('ANALYST', query);
  expect(analyst.status).toBe(403);
  expect(analyst.errors.map(({ path, extensions }) => [path?.at(-1), extensions.code])).toEqual([
    ['reason', 'FORBIDDEN'],
    ['remarks', 'FORBIDDEN'],
    ['reason', 'FORBIDDEN'],
    ['remarks', 'FORBIDDEN'],
  ]);
  expect(analyst.data.leaves.nodes[0]).toMatchObject({ id: expect.any(String), reason: null, remarks: null });
  for (const role of ['HR', 'ADMIN'] as const) {
    expect((await api.query(role, query)).data.leaves.nodes[0]).toMatchObject({ reason: 'Fever', remarks: 'Get well' });
  }
});

test('a MANAGER reads the leaves of the own team and of nobody else', async () => {
  const { data } = await api.query('MANAGER', PAGE, { first: 200 });
  const own = approved.filter(
    ({ employee_id }) => employees.find((employee) => employee.employee_id === employee_id)?.team_manager_id === 900,
  );
  expect(idsOf(data.leaves.nodes).toSorted()).toEqual(own.map(({ leave_id }) => String(leave_id)).toSorted());
  expect(data.leaves.totalCount).toBe(own.length);
});

test('a page is of one state of the data while the data moves', { timeout: 60_000 }, async () => {
  const [one, other] = [approved[0]?.leave_id ?? 0, leaves.find(({ status }) => status === 'CANCELLED')?.leave_id ?? 0];
  let isMoving = true;
  // As many leaves are approved in every state, but others.
  const swap = async (first: number, second: number) =>
    changeData(
      api.prisma,
      `update dbo.employee_leaves set status = case leave_id when ${first} then 'APPROVED' else 'CANCELLED' end
       where leave_id in (${first}, ${second})`,
    );
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const moving = (async () => {
    while (isMoving) {
      await swap(other, one);
      await pause(700);
      await swap(one, other);
      await pause(700);
    }
  })();
  const authorization = `Bearer ${await api.tokenOf('ANALYST')}`;
  const query = '{ leaves(first: 200, orderBy: START_DATE_ASC) { totalCount nodes { id status } } }';
  const answers = Array.from({ length: 60 }, async (_, at) => {
    await pause(at * 70);
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query }),
    });
    return response.json() as Promise<{ data: { leaves: { totalCount: number; nodes: { id: string; status: string }[] } } | null }>;
  });
  const pages = (await Promise.all(answers)).flatMap(({ data }) => (data ? [data.leaves] : []));
  isMoving = false;
  await moving;
  // Where the data moves faster than the mart follows, a caller is asked to try again.
  expect(pages.length).toBeGreaterThan(10);
  for (const { totalCount, nodes } of pages) {
    expect([totalCount, nodes.length, new Set(nodes.map(({ status }) => status))]).toEqual([
      approved.length,
      approved.length,
      new Set(['APPROVED']),
    ]);
  }
});

describe('every read leaves an audit row', () => {
  const readEntries = async (afterId: bigint) =>
    (await api.prisma.auditEntry.findMany({ where: { id: { gt: afterId } }, orderBy: { id: 'asc' } })).map(
      ({ actor, role, action, rowCount, detail }) => ({ actor, role, action, rowCount, detail }),
    );
  const newestId = async () => (await api.prisma.auditEntry.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;

  test('one for each action of a request, with what was asked for and how many records were read', async () => {
    const before = await newestId();
    const filter = { employeeIds: ['3', '4'] };
    const query = `query ($filter: LeaveFilter) {
      a: leaves(filter: $filter, first: 200) { nodes { id employee { name } } }
      b: leaves(filter: $filter, first: 2) { nodes { id } }
    }`;
    const { data } = await api.query('ANALYST', query, { filter });
    const asked = { field: 'leaves', filter, orderBy: null, attribution: null };
    expect(await readEntries(before)).toEqual([
      {
        actor: 'Test ANALYST',
        role: 'ANALYST',
        action: 'READ_LEAVES',
        rowCount: data.a.nodes.length,
        detail: {
          asked: expect.arrayContaining([
            { ...asked, first: 200 },
            { ...asked, first: 2 },
          ]),
          tokenId: expect.any(String),
        },
      },
      expect.objectContaining({ action: 'READ_EMPLOYEES', rowCount: 2 }),
    ]);
  });

  test('and a read whose row cannot be written is not answered', async () => {
    await api.prisma.$executeRaw`alter table ops.audit_entries add constraint no_more check (false) not valid`;
    const { status, data, errors, text } = await api.query('ANALYST', PAGE, { first: 1 });
    await api.prisma.$executeRaw`alter table ops.audit_entries drop constraint no_more`;
    expect([status, data, errors[0]?.extensions.code]).toEqual([500, null, 'INTERNAL_SERVER_ERROR']);
    expect(text).not.toContain('Testperson');
  });
});
