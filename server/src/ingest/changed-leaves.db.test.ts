import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../test/ingest';
import { propertyTimeout, readPropertyRuns } from '../../test/property-runs';
import { applyEdit, makeSource, recordEdit } from '../../test/record-edits';
import { makeRecords } from '../../test/records';

const RUNS = readPropertyRuns(4);
/** The leaves that runs after this one changed, as the mart reads them. */
const CHANGED_SINCE = `
  select record_id from raw.imported_leave_information where run_id > $1::bigint
  union
  select record_id from raw.imported_leave_information where retired_run_id > $1::bigint`;

/** The rows of a table as text, by their key. */
async function readRows(harness: IngestHarness, table: string, key: string): Promise<Map<string, string>> {
  const rows = await harness.query<{ key: string; rows: string }>(
    `select ${key}::text as key, json_agg(to_jsonb(t) order by to_jsonb(t)::text)::text as rows from ${table} t group by 1`,
  );
  return new Map(rows.map((row) => [row.key, row.rows]));
}

const PEOPLE = ['dbo.employees', 'dbo.employee_allocations', 'dbo.employee_leave_issuer'];

async function readKnown(harness: IngestHarness) {
  return {
    leaves: await readRows(harness, 'dbo.employee_leaves', 'leave_id'),
    people: await Promise.all(PEOPLE.map((table) => readRows(harness, table, 'employee_id'))),
    employeeOf: new Map(
      (
        await harness.query<{ leave: string; employee: string }>(
          'select leave_id as leave, employee_id as employee from dbo.employee_leaves',
        )
      ).map(({ leave, employee }) => [leave, employee]),
    ),
  };
}

const differing = (before: Map<string, string>, after: Map<string, string>) =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));

test('what runs change is found by their ids: leaves, and the people of these leaves before and after', {
  timeout: propertyTimeout(RUNS),
}, async () => {
  const step = fc.array(recordEdit, { minLength: 1, maxLength: 4 });
  const seen = { changed: 0, retired: 0, people: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      const harness = await createIngestHarness();
      try {
        let source = makeSource(25);
        let known = await harness.serve(source.records);
        let before = await readKnown(harness);
        for (const [index, edits] of steps.entries()) {
          for (const edit of edits) source = applyEdit(source, edit);
          harness.upstream.setRecords(source.records);
          // The mart may have missed a run; a record that is gone is retired by the second run without it.
          for (let run = 0; run <= index % 3; run++) await harness.ingest({ calendar: source.calendar });
          const changed = new Set(
            (await harness.query<{ record_id: string }>(CHANGED_SINCE, [known.id])).map(({ record_id }) => record_id),
          );
          const after = await readKnown(harness);
          const leaves = differing(before.leaves, after.leaves);
          expect(leaves.filter((id) => !changed.has(id))).toEqual([]);
          const people = new Set([...changed].flatMap((id) => [before.employeeOf.get(id), after.employeeOf.get(id)]));
          const differingPeople = before.people.flatMap((rows, table) => differing(rows, after.people[table] ?? new Map()));
          expect(differingPeople.filter((employee) => !people.has(employee))).toEqual([]);
          const [newest] = await harness.query<{ id: string; version: string }>(
            `select r.id, v.version from ops.data_version v join ops.ingest_runs r on r.id = v.run_id`,
          );
          if (changed.size > 0) expect(Number(newest?.version)).toBeGreaterThan(Number(known.data_version));
          seen.changed += changed.size;
          seen.people += differingPeople.length;
          seen.retired += (await harness.query('select from dbo.employee_leaves where retired_at is not null')).length;
          known = await harness.readRun(newest?.id ?? '');
          before = after;
        }
      } finally {
        await harness.drop();
      }
    }),
    {
      numRuns: RUNS,
      // A leave that the second run without it retires: a few random sequences may have none.
      examples: [[[[{ kind: 'STATUS', at: 1, to: 3 }], [{ kind: 'RETIRE', at: 2, to: 0 }], [{ kind: 'DEPARTMENT', at: 3, to: 1 }]]]],
    },
  );
  // The examples have to reach every case, or they prove nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});

test('the leaves that a run changed are found by an index, and none after a first load', async () => {
  const harness = await createIngestHarness({ records: makeRecords(3000) });
  try {
    const first = await harness.ingest();
    expect(await harness.query(CHANGED_SINCE, [first.id])).toEqual([]);
    const plan = await harness.query<{ 'QUERY PLAN': string }>(`explain ${CHANGED_SINCE.replaceAll('$1', first.id)}`);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('imported_leave_information_run_id_idx');
    expect(text).toContain('imported_leave_information_retired_run_id_idx');
    expect(text).not.toContain('Seq Scan');
  } finally {
    await harness.drop();
  }
});
