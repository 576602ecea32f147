import { type OperationDefinitionNode, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLE_QUERIES } from '../../client/playground/example-queries';
import { readDemoRecords } from '../demo-upstream/demo-upstream';
import { startTestApi, type TestApi } from './api';
import { createIngestHarness, type IngestHarness, until } from './ingest';

// What the playground opens with is asked as an analyst asks it, over the demo's own records of today.

let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  const { total, read } = readDemoRecords({ records: 2_000, seed: 1, moment: new Date() });
  harness = await createIngestHarness({ records: Array.from({ length: total }, (_, index) => read(index)) });
  await harness.ingest();
  api = await startTestApi({ databaseUrl: harness.url });
});
afterAll(async () => {
  await api?.close();
  await harness?.drop();
});

// biome-ignore lint/suspicious/noExplicitAny: what an example asks for is its own
type Rows = (data: any) => unknown[];
/** What a reader of the example wants to see. */
const ROWS: Readonly<Record<string, Rows>> = {
  DataStatus: ({ viewer, dataStatus }) => [viewer.role, dataStatus.lastSuccessAt].filter(Boolean),
  LeaveByMonthAndDepartment: ({ leaveAggregate }) => leaveAggregate.rows,
  HeatmapByYearAndMonth: ({ leaveAggregate }) => leaveAggregate.rows.filter((row: Cell) => row.measures.absenceRate?.value),
  HeatmapByYearAndWeekday: ({ leaveAggregate }) => leaveAggregate.rows.filter((row: Cell) => row.measures.weekdayIndex?.value),
  LeaveByDepartment: ({ leaveAggregate }) => leaveAggregate.rows,
  UtilisationByDepartment: ({ leaveAggregate }) => leaveAggregate.rows.filter((row: Cell) => row.measures.pace?.value),
  TopTen: ({ leaveAggregate }) => leaveAggregate.rows,
  BehindACell: ({ leaves }) => leaves.nodes,
  BalancesAtRisk: ({ balances }) => balances.nodes.filter(({ forfeitRisk }: { forfeitRisk: number | null }) => (forfeitRisk ?? 0) > 0),
  AwayNextWeek: ({ absences }) => absences.dates.flatMap((date: { absences: unknown[] }) => date.absences),
  FindPeople: ({ employees }) => employees.nodes.filter(({ lastLeave }: { lastLeave: unknown }) => lastLeave),
  FilterOptions: ({ filterOptions }) => filterOptions.departments,
  ChangedSinceYesterday: ({ explainChange }) => explainChange.components.flatMap(({ leaves }: { leaves: unknown[] }) => leaves),
};
type Cell = { measures: Record<string, { value: number | null } | null> };

const examples = EXAMPLE_QUERIES.map(({ query, variables = '{}' }) => {
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  return { name: operation.name?.value ?? '', kind: operation.operation, query, variables: JSON.parse(variables) };
});

test.each(examples.filter(({ kind }) => kind === 'query'))('$name answers an ANALYST with rows', async ({ name, query, variables }) => {
  const { status, errors, data } = await api.query('ANALYST', query, variables);
  expect([status, errors]).toEqual([200, []]);
  expect(ROWS[name]?.(data).length, `${name} has no rows`).toBeGreaterThan(0);
  // From the second time on it is compiled.
  for (let time = 2; time <= 3; time++) {
    const again = await api.query('ANALYST', query, variables);
    expect(withoutAge(again.data)).toBe(withoutAge(data));
  }
});

const withoutAge = (data: unknown) => JSON.stringify(data, (key, value) => (key === 'ageSeconds' ? undefined : value));

test.each(examples.filter(({ kind }) => kind === 'subscription'))('$name notifies an ANALYST of a change', async ({ query }) => {
  const subscription = api.subscribe(await api.tokenOf('ANALYST'), query);
  await subscription.opened;
  const notify = () => api.prisma.$executeRaw`
    with moved as (update ops.data_version set version = version + 1, changed_at = now() returning version)
    select pg_notify('data_version_changed', version::text) from moved`;
  let heard: unknown = null;
  void subscription.next.then((payload) => {
    heard = payload;
  });
  // The subscription starts a moment after the socket opens: notify until it is received.
  await until(async () => {
    if (heard === null) await notify();
    return heard;
  });
  expect(heard).toMatchObject({ data: expect.any(Object) });
  subscription.stop();
});
