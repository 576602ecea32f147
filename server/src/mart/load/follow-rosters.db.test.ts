import fc from 'fast-check';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../../test/ingest';
import { makeRosters, oracleRostered, type TestRosters, WEEK_ONLY } from '../../../test/oracles/roster-oracle';
import { oracleSpread } from '../../../test/oracles/spread-oracle';
import { propertyTimeout, readPropertyRuns } from '../../../test/property-runs';
import { applyEdit, makeSource, type RecordEdit, recordEdit, type SourceState } from '../../../test/record-edits';
import type { TestRecord } from '../../../test/records';
import { findDifferences } from '../../../test/state-differences';
import { commandActor } from '../../audit/audit-entry';
import { addDays, formatLocalDate } from '../../domain/local-date';
import { createWorkforceFiles, type WorkforceFiles } from '../../workforce/workforce-files';
import { textAt } from '../shared-columns';
import type { MartState } from '../state';
import { readKnownState } from '../states/read-known-state';
import { readNewestState } from './read-state';

const RUNS = readPropertyRuns(4);
const ZONE = 'Asia/Kathmandu';
const EMPLOYEES = Array.from({ length: 9 }, (_, at) => `E${at}`);
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** What happens between two states: edits of the source, new files, their undo, somebody vanishes and has left, somebody is back. */
type Step =
  | { kind: 'EDITS'; edits: RecordEdit[] }
  | { kind: 'FILES'; seed: number }
  | { kind: 'UNDO' }
  | { kind: 'LEFT'; person: number; day: number }
  | { kind: 'BACK'; person: number };

const edits = fc.array(
  recordEdit.filter(({ kind }) => kind !== 'CALENDAR'),
  { minLength: 1, maxLength: 4 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('EDITS' as const), edits }),
  fc.record({ kind: fc.constant('FILES' as const), seed: fc.integer({ min: 1, max: 2 ** 30 }) }),
  fc.record({ kind: fc.constant('UNDO' as const) }),
  fc.record({ kind: fc.constant('LEFT' as const), person: fc.nat(6), day: fc.nat(700) }),
  fc.record({ kind: fc.constant('LEFT' as const), person: fc.nat(6), day: fc.nat(700) }),
  fc.record({ kind: fc.constant('BACK' as const), person: fc.nat(6) }),
);

/** Rows as a workforce file has them. */
function toRows({ workforce }: TestRosters) {
  return workforce.map(({ employee_id, valid_from, hired_on, left_on, pattern, calendar }) => ({
    empId: employee_id,
    from: valid_from,
    hiredOn: hired_on,
    leftOn: left_on,
    workingDays: pattern?.some((share) => share > 0)
      ? pattern.flatMap((share, at) => (share > 0 ? `${WEEK[at]}:${(share / 1e6).toFixed(6)}` : [])).join()
      : null,
    calendar,
  }));
}

/** A company that goes through the steps, with what its rosters are at each. */
function createCompany(harness: IngestHarness, files: WorkforceFiles) {
  let source: SourceState = makeSource(30);
  const inForce: TestRosters[] = [];
  const isOf = (person: number) => (record: TestRecord) => record.empId === `E${person}`;
  const serve = async (records: readonly TestRecord[]) => {
    await harness.serve(records);
    // What is missed goes with the second complete snapshot.
    await harness.ingest();
  };
  const receive = async (kind: 'WORKFORCE' | 'CALENDARS', content: object) => {
    const bytes = Buffer.from(JSON.stringify(content));
    const result = await files.receiveFile(kind, 'file.json', [{ name: 'file.json', bytes }]);
    if (result.outcome === 'PENDING') await files.confirm(result.revisionId, commandActor('test'));
    expect(result).not.toMatchObject({ problems: expect.anything() });
  };
  return {
    async take(next: Step): Promise<void> {
      if (next.kind === 'EDITS') {
        source = next.edits.reduce(applyEdit, source);
        await serve(source.records);
      } else if (next.kind === 'FILES') {
        const made = makeRosters(EMPLOYEES, next.seed);
        const calendars = made.calendars.map((calendar) => ({
          ...calendar,
          // One week from a date, each weekday once: a file says nothing else.
          workingWeeks: [...new Map(calendar.workingWeeks.map((week) => [week.from, week])).values()]
            .map((week) => ({ ...week, days: [...new Set(week.days)] }))
            .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)),
        }));
        const workforce = made.workforce.map((row) => ({ ...row, pattern: row.pattern?.some((share) => share > 0) ? row.pattern : null }));
        await receive('CALENDARS', { calendars });
        await receive('WORKFORCE', toRows({ ...made, workforce }));
        inForce.push({ calendars, workforce, departures: [] });
      } else if (next.kind === 'UNDO') {
        if (inForce.length === 0) return;
        inForce.pop();
        await files.undo('WORKFORCE', commandActor('test'));
        await files.undo('CALENDARS', commandActor('test'));
      } else if (next.kind === 'LEFT') {
        const own = source.records.filter(isOf(next.person));
        const rest = source.records.filter((record) => !isOf(next.person)(record));
        if (own.length < 3 || rest.length < 5) return;
        source = { ...source, records: rest, gone: [...source.gone, ...own] };
        await serve(rest);
        await harness.query(
          `insert into ops.departures (employee_id, left_on, decided_by)
           select distinct l.employee_id, $2::date, 'test' from ops.missing_records m join dbo.employee_leaves l on l.leave_id = m.record_id
           where m.is_vanished and l.employee_id = $1 on conflict do nothing`,
          [`E${next.person}`, addDays('2022-09-01', next.day)],
        );
        await harness.ingest();
      } else {
        const back = source.gone.filter(isOf(next.person));
        source = { ...source, records: [...source.records, ...back], gone: source.gone.filter((record) => !back.includes(record)) };
        await serve(source.records);
      }
    },
    async readRosters(): Promise<TestRosters> {
      const departures = await harness.query<{ employee_id: string; left_on: string }>(
        'select employee_id, left_on::text from ops.departures where from_run_id is not null and to_run_id is null',
      );
      return { ...(inForce.at(-1) ?? WEEK_ONLY), departures };
    },
  };
}

/** Day facts and flags of each leave by its id, and whom each person is in the rosters. */
function describe({ leaves, dayFacts, people, rosters }: MartState) {
  const facts = Array.from({ length: leaves.count }, (_, at) => {
    const [from, to] = [leaves.factStart[at]!, leaves.factStart[at + 1]!];
    const own = Array.from(dayFacts.day.subarray(from, to), (day, fact) => [day, dayFacts.micro[from + fact]]);
    return [leaves.id[at]!, { own, flags: leaves.flags[at] }] as const;
  });
  const numbers = Array.from({ length: people.count }, (_, at) => [textAt(people.id, at), people.roster[at]] as const);
  return { facts: new Map(facts), roster: new Map(numbers.filter(([, roster]) => roster !== -1)), rosters };
}

function expectOracleSpread(state: MartState, rosters: TestRosters): void {
  const { leaves, people } = state;
  const { facts } = describe(state);
  for (let at = 0; at < leaves.count; at++) {
    const [start, end] = [leaves.start[at]!, leaves.end[at]!];
    const employeeId = textAt(people.id, leaves.person[at]!);
    const dates = Array.from({ length: end - start + 1 }, (_, day) => formatLocalDate(start + day));
    const spread = oracleSpread(
      leaves.micro[at]!,
      dates.map((date) => oracleRostered(rosters, employeeId, date)),
    );
    expect(facts.get(leaves.id[at]!)?.own).toEqual(spread.map((date) => [start + date.at, date.microDays]));
  }
}

test(
  'with files, undone files, people who left and people who are back, a followed mart equals a rebuilt one, plain loops, and itself later',
  async () => {
    let left = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 7, maxLength: 7 }), async (steps) => {
        const harness = await createIngestHarness();
        const client = new Client({ connectionString: harness.url });
        const workingWeeks = [{ from: null, days: WEEK.slice(0, 5) as ('mon' | 'tue')[] }];
        const files = createWorkforceFiles({ databaseUrl: harness.url, sourceTimeZone: ZONE, workingWeeks, logger: harness.logger });
        const company = createCompany(harness, files);
        try {
          await client.connect();
          const states: MartState[] = [];
          for (const next of [{ kind: 'EDITS' as const, edits: [] }, ...steps]) {
            await company.take(next);
            const followed = await readNewestState(client, ZONE, states.at(-1) ?? null);
            if (!followed) continue;
            const fresh = await readNewestState(client, ZONE, null);
            expect(findDifferences(followed.state, fresh?.state ?? {})).toEqual([]);
            const rosters = await company.readRosters();
            left += rosters.departures.length;
            expectOracleSpread(followed.state, rosters);
            states.push(followed.state);
          }
          const newest = states.at(-1) as MartState;
          for (const then of states) {
            const known = await readKnownState(client, then.version.runId as string, newest);
            const [now, earlier] = [describe(known), describe(then)];
            expect(now.facts).toEqual(earlier.facts);
            expect(findDifferences({ ...now.rosters, calendars: [] }, { ...earlier.rosters, calendars: [] })).toEqual([]);
            for (const [id, roster] of now.roster) expect([id, roster]).toEqual([id, earlier.roster.get(id)]);
          }
        } finally {
          await client.end();
          await harness.drop();
        }
      }),
      { numRuns: RUNS },
    );
    expect(left).toBeGreaterThan(0);
  },
  propertyTimeout(RUNS),
);
