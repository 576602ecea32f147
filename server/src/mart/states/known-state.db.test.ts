import fc from 'fast-check';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createIngestHarness } from '../../../test/ingest';
import { readPropertyRuns } from '../../../test/property-runs';
import { applyEdit, makeSource, type RecordEdit, recordEdit } from '../../../test/record-edits';
import { findDifferences } from '../../../test/state-differences';
import { buildFrame } from '../build/frame';
import { createLeaveColumns } from '../build/leave-columns';
import { buildState } from '../build/leaves';
import { personRowAt } from '../build/people';
import type { FrameRows, MemberRow } from '../build/rows';
import { readNewestState } from '../load/read-state';
import { textAt } from '../shared-columns';
import type { Calendar, MartState, Members } from '../state';
import { readKnownState } from './read-known-state';

const ZONE = 'Asia/Kathmandu';
const STEPS = 6;

/**
 * A state without what an earlier one leaves out: people without leave and words that nobody refers to. The calendar is that of `known`, which
 * may cover more dates.
 */
function prune(state: MartState, { calendar }: MartState): MartState {
  const people = Array.from({ length: state.people.count }, (_, at) => personRowAt(state, at)).filter(({ isRetired }) => !isRetired);
  const issuers = [...new Set(state.leaves.leaveIssuer)].filter((at) => at >= 0).map((at) => textAt(state.leaveIssuers.id, at));
  const only = (members: Members, ids: readonly (string | null)[]): MemberRow[] =>
    listMembers(members).filter(({ id }) => ids.includes(id));
  const rows: FrameRows = {
    version: state.version,
    sourceTimeZone: state.sourceTimeZone,
    calendar: listDates(calendar),
    fiscalYears: listMembers(state.fiscalYears).map(({ id }, at) => ({
      id,
      start: state.fiscalYears.start[at] as number,
      end: state.fiscalYears.end[at] as number,
      isCurrent: state.fiscalYears.isCurrent[at] === 1,
    })),
    departments: only(
      state.departments,
      people.map(({ departmentId }) => departmentId),
    ),
    designations: only(
      state.designations,
      people.map(({ designationId }) => designationId),
    ),
    leaveTypes: listMembers(state.leaveTypes),
    teamManagers: only(
      state.teamManagers,
      people.map(({ teamManagerId }) => teamManagerId),
    ),
    leaveIssuers: only(state.leaveIssuers, issuers),
    allocations: only(
      state.allocations,
      people.flatMap(({ allocationIds }) => allocationIds),
    ),
    entitlements: listEntitlements(state),
    people,
  };
  const isDropped = new Uint8Array(state.leaves.count);
  return buildState(buildFrame(rows), createLeaveColumns(0).rows, { state, isDropped, hasSameDates: true });
}

function listMembers({ id, label, count }: Members): MemberRow[] {
  return Array.from({ length: count }, (_, at) => ({ id: textAt(id, at), label: textAt(label, at) }));
}

function listEntitlements({ entitlements, leaveTypes, fiscalYears }: MartState): FrameRows['entitlements'] {
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return Array.from(entitlements.isStated).flatMap((isStated, at) =>
    isStated === 0
      ? []
      : {
          leaveTypeId: textAt(leaveTypes.id, Math.floor(at / fiscalYears.count)),
          fiscalId: textAt(fiscalYears.id, at % fiscalYears.count),
          granted: orNull(entitlements.granted[at] as number),
          transferable: orNull(entitlements.transferable[at] as number),
        },
  );
}

function listDates({ firstDay, isWorking, holidayDay, holidayName }: Calendar): FrameRows['calendar'] {
  const names = new Map(Array.from(holidayDay, (day, at) => [day, textAt(holidayName, at)]));
  return Array.from(isWorking, (working, at) => ({
    day: firstDay + at,
    isWorking: working === 1,
    holidayName: names.get(firstDay + at) ?? null,
  }));
}

/** Dates of `then` that mean something else in `known`. */
function listOtherDates(then: Calendar, known: Calendar): number[] {
  return Array.from(then.isWorking).flatMap((isWorking, at) => {
    const day = then.firstDay + at;
    return known.isWorking[day - known.firstDay] === isWorking ? [] : day;
  });
}

function expectKnown(then: MartState, known: MartState): void {
  expect(listOtherDates(then.calendar, known.calendar)).toEqual([]);
  const withKey = { ...known, version: { ...known.version, key: then.version.key } };
  expect(findDifferences(withKey, prune(then, known))).toEqual([]);
}

test('the state as known at any run equals the newest state of that time, array by array', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(recordEdit, { maxLength: 6 }), { minLength: STEPS, maxLength: STEPS }), async (steps) => {
      const harness = await createIngestHarness();
      const client = new Client({ connectionString: harness.url });
      await client.connect();
      try {
        const states: MartState[] = [];
        let source = makeSource(16);
        for (const edits of [[], ...steps] as RecordEdit[][]) {
          source = edits.reduce(applyEdit, source);
          // What is missing goes with the second complete snapshot without it.
          for (let time = 0; time < 2; time++) {
            harness.upstream.setRecords(source.records);
            expect((await harness.ingest({ calendar: source.calendar })).status).toBe('SUCCEEDED');
            const next = await readNewestState(client, ZONE, states.at(-1) ?? null);
            if (next) states.push(next.state);
          }
        }
        const [first, newest] = [states[0] as MartState, states.at(-1) as MartState];
        const anonymous = { ...newest, version: { ...newest.version, runId: null } };
        for (const then of states) {
          const runId = then.version.runId as string;
          // Derived from a later state, from an earlier one, and from none.
          for (const base of [newest, first, anonymous]) expectKnown(then, await readKnownState(client, runId, base));
          compared++;
        }
      } finally {
        await client.end();
        await harness.drop();
      }
    }),
    { numRuns: readPropertyRuns(4) },
  );
  expect(compared).toBeGreaterThan(STEPS);
}, 600_000);
