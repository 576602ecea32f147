import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { applyEdit, makeSource, recordEdit } from '../../../../test/record-edits';
import { makeRecord } from '../../../../test/records';

const DIFFERENCE = `query ($id: ID!, $kind: RunChangeKind) {
  ingestRun(id: $id) {
    difference {
      from
      before { leaveDays leaveCount }
      after { leaveDays leaveCount }
      components { kind leaveDays leaveCount movedLeaves }
      entitlementChanges { leaveTypeId leaveType fiscalYearId fiscalYear entitlementBefore entitlementAfter transferableBefore transferableAfter }
      changes(first: 100, kind: $kind) {
        totalCount
        nodes { leaveId kind employeeId employeeName leaveType startDate endDate leaveDays status fields { field before after hidden } }
      }
    }
  }
}`;
const EXPLAIN = `query ($from: String!, $to: String!) {
  explainChange(from: $from, to: $to) {
    before { leaveDays leaveCount }
    after { leaveDays leaveCount }
    components { kind leaveDays leaveCount movedLeaves }
  }
}`;

async function readDifference(api: TestApi, id: string, role: 'HR' | 'ANALYST' | 'MANAGER' = 'HR', kind: string | null = null) {
  const { data, errors } = await api.query(role, DIFFERENCE, { id, kind });
  expect(errors).toEqual([]);
  return data.ingestRun.difference;
}

interface Change {
  leaveId: string;
  kind: string;
  fields: { field: string; before: string | null; after: string | null; hidden: boolean }[];
}

test('for random edits, a dry run answers what the run then changes, and explainChange says the same', { timeout: 240_000 }, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(recordEdit, { minLength: 2, maxLength: 8 }), { minLength: 6, maxLength: 6 }), async (steps) => {
      const harness = await createIngestHarness();
      const api = await startTestApi({ databaseUrl: harness.url });
      try {
        let source = makeSource(14);
        for (const edits of [[], ...steps]) {
          for (const edit of edits) source = applyEdit(source, edit);
          harness.upstream.setRecords(source.records);
          // What is missing is retired by the second run that misses it.
          for (let time = 0; time < 2; time++) {
            const dry = await harness.ingest({ calendar: source.calendar, dryRun: true });
            const rehearsed = await readDifference(api, dry.id);
            const run = await harness.ingest({ calendar: source.calendar });
            const done = await readDifference(api, run.id);
            expect(rehearsed).toEqual(done);
            const { data } = await api.query('HR', EXPLAIN, { from: done.from, to: run.data_version });
            const { before, after, components } = data.explainChange;
            expect(done).toMatchObject({ before, after });
            // People and calendars move nothing where no filter asks for them.
            const OTHERS = ['PEOPLE_CHANGED', 'CALENDAR_CHANGED'];
            expect(done.components).toEqual(components.filter(({ kind }: Change) => !OTHERS.includes(kind)));
            expect(done.changes.totalCount).toBe(run.inserted + run.updated + run.retired);
            for (const { kind } of done.changes.nodes) seen.add(kind);
            if (done.entitlementChanges.length > 0) seen.add('ENTITLEMENT');
          }
        }
      } finally {
        await api.close();
        await harness.drop();
      }
    }),
    { numRuns: 1, seed: 11, endOnFailure: true },
  );
  expect([...seen].toSorted()).toEqual(['EDITED', 'ENTITLEMENT', 'NEW', 'RETIRED', 'RETURNED']);
});

let harness: IngestHarness;
let api: TestApi;
let dryId: string;
let runId: string;
const person = (id: number, more: object = {}) =>
  makeRecord({
    id,
    empId: `E${id}`,
    userId: 1000 + id,
    firstName: 'Asha',
    lastName: `Oakes ${id}`,
    teamManagerId: id < 3 ? null : 1001,
    ...more,
  });

beforeAll(async () => {
  harness = await createIngestHarness();
  api = await startTestApi({ databaseUrl: harness.url, managerEmployeeId: 'E1' });
  await harness.serve([person(1), person(2), person(3), person(4), person(5)]);
  const later = [
    person(1),
    person(2, { leaveDays: 0.5, reason: 'A secret of two', planet: 'Mars' }),
    person(3, { status: 'CANCELLED', remarks: 'A secret of three' }),
    person(4),
    person(6, { reason: 'A secret of six' }),
  ];
  await harness.serve(later.slice(0, 1).concat(person(2), person(3), person(4)));
  harness.upstream.setRecords(later);
  dryId = (await harness.ingest({ dryRun: true })).id;
  runId = (await harness.ingest()).id;
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});

const namesOf = ({ fields }: Change) => fields.map(({ field }) => field);

test('each field of an edited record comes with its value before and after', async () => {
  for (const id of [dryId, runId]) {
    const { changes } = await readDifference(api, id, 'HR', 'EDITED');
    expect(changes.totalCount).toBe(2);
    expect(changes.nodes[0]).toMatchObject({
      leaveId: '2',
      employeeId: 'E2',
      employeeName: 'Asha Oakes 2',
      leaveDays: 0.5,
      status: 'APPROVED',
    });
    expect(changes.nodes[0].fields).toEqual([
      { field: 'leaveDays', before: '1', after: '0.5', hidden: false },
      { field: 'reason', before: 'Moving house', after: 'A secret of two', hidden: false },
      { field: 'unknownFields', before: null, after: '{"planet":"Mars"}', hidden: false },
    ]);
    expect(namesOf(changes.nodes[1])).toEqual(['status', 'remarks']);
  }
});

test('only HR and ADMIN read what people wrote, a MANAGER sees records of the own team, an OPERATOR and a VIEWER none', async () => {
  for (const id of [dryId, runId]) {
    const analyst = await readDifference(api, id, 'ANALYST');
    expect(JSON.stringify(analyst)).not.toMatch(/secret|Moving|Mars/);
    expect(analyst.changes.nodes[0].fields).toContainEqual({ field: 'reason', before: null, after: null, hidden: true });

    const manager = await readDifference(api, id, 'MANAGER');
    expect(manager.changes.nodes.map(({ leaveId }: Change) => leaveId)).toEqual(['3', '5', '6']);
    expect(manager.before).toEqual({ leaveDays: 3, leaveCount: 3 });
    expect(manager.after).toEqual({ leaveDays: 2, leaveCount: 2 });

    for (const role of ['OPERATOR', 'VIEWER'] as const) {
      const { errors } = await api.query(role, DIFFERENCE, { id });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  }
  const [entry] = await harness.query(
    `select row_count, detail from ops.audit_entries where role = 'MANAGER' and action = 'READ_LEAVE_HISTORY'`,
  );
  expect(entry).toMatchObject({ row_count: 3, detail: { asked: [{ field: 'IngestRun.difference' }] } });
});

test('changes come in pages, and a run that was not accepted has no difference', async () => {
  const PAGE = `query ($id: ID!, $after: String) {
    ingestRun(id: $id) { difference { changes(first: 2, after: $after) { nodes { leaveId } pageInfo { hasNextPage endCursor } } } }
  }`;
  const { data: first } = await api.query('HR', PAGE, { id: runId });
  const { pageInfo, nodes } = first.ingestRun.difference.changes;
  const { data: second } = await api.query('HR', PAGE, { id: runId, after: pageInfo.endCursor });
  const all = [...nodes, ...second.ingestRun.difference.changes.nodes].map(({ leaveId }: Change) => leaveId);
  expect(all).toEqual(['2', '3', '5', '6']);
  expect(second.ingestRun.difference.changes.pageInfo.hasNextPage).toBe(false);

  harness.upstream.setRecords([]);
  const refused = await harness.ingest({ dryRun: true });
  expect(refused.status).toBe('REFUSED');
  expect(await readDifference(api, refused.id)).toBeNull();
});

test('what the newest ten dry runs would have changed is kept for seven days', async () => {
  harness.upstream.setRecords([person(1), person(7)]);
  for (let time = 0; time < 10; time++) await harness.ingest({ dryRun: true });
  expect(await readDifference(api, dryId)).toBeNull();
  const kept = async () => (await harness.query<{ n: number }>('select count(*)::int as n from ops.rehearsals'))[0]?.n;
  expect(await kept()).toBe(10);
  const [newest] = await harness.query<{ id: string }>('select max(run_id)::text as id from ops.rehearsals');
  expect(await readDifference(api, newest!.id)).not.toBeNull();
  await harness.query(`update ops.rehearsals set rehearsed_at = now() - interval '8 days'`);
  expect(await readDifference(api, newest!.id)).toBeNull();
  await harness.ingest({ dryRun: true });
  expect(await kept()).toBe(1);
  await harness.query(`update ops.rehearsals set rehearsed_at = now() - interval '8 days'`);
  await harness.ingest();
  expect(await kept()).toBe(0);
});

test('who hears of the records of a run by a subscription leaves an audit row, too', async () => {
  const query = `subscription { ingestRunChanged { id difference { changes { nodes { employeeName } } entitlementChanges { leaveType } } } }`;
  const subscription = api.subscribe(await api.tokenOf('HR'), query);
  await subscription.opened;
  const countReads = async () => {
    const { data } = await api.query(
      'ADMIN',
      '{ auditEntries(filter: { actions: [READ_LEAVE_HISTORY] }, first: 50) { nodes { actor detail } } }',
    );
    const entries: { actor: string; detail: { asked: { runId?: string }[] } }[] = data.auditEntries.nodes;
    return entries.filter(({ detail }) => detail.asked.some(({ runId: asked }) => asked === runId)).length;
  };
  const before = await countReads();
  // The subscription starts a moment after the socket opens: the run changes until it is heard of.
  const change = async () => {
    await api.prisma.$executeRaw`
      with run as (update ops.ingest_runs set finished_at = clock_timestamp() where id = ${BigInt(runId)} returning id)
      select pg_notify('ingest_run_changed', id::text) from run`;
  };
  const timer = setInterval(() => void change(), 200);
  const payload = (await subscription.next) as { data: { ingestRunChanged: { difference: { changes: { nodes: unknown[] } } } } };
  clearInterval(timer);
  expect(payload.data.ingestRunChanged.difference.changes.nodes.length).toBeGreaterThan(0);
  expect(await countReads()).toBeGreaterThan(before);
  subscription.stop();
});
