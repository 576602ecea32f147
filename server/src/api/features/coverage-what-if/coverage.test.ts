import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildDirtyState, dirtyTenant } from '../../../../test/dirty-tenant';
import { buildLargeState } from '../../../../test/large-state';
import { viewOf } from '../../../../test/mart-view';
import type { DirtyTenant } from '../../../../test/oracles/check-oracle';
import {
  datesFrom,
  isIn,
  type OracleChange,
  type OracleRule,
  oracleBreaks,
  oracleCoverage,
  oracleOverlaps,
} from '../../../../test/oracles/coverage-oracle';
import { makeRosters } from '../../../../test/oracles/roster-oracle';
import { readPropertyRuns } from '../../../../test/property-runs';
import { addDays } from '../../../domain/local-date';
import type { DimensionName } from '../../../mart/dimensions/registry';
import { EVERYBODY } from '../../../mart/select/condition';
import { maskPeople } from '../../../mart/select/people-mask';
import { textAt } from '../../../mart/shared-columns';
import { STATUS } from '../../../mart/state';
import { answerCoverageWhatIf } from './answer-coverage-what-if';
import { answerLeaveConflicts } from './answer-leave-conflicts';
import { type ConflictsAnswer, MAX_COLLEAGUES, MAX_OVERLAPS, type WhatIfAnswer, type WhatIfQuestion } from './coverage.question';
import type { CoverageRule } from './coverage-rule';

const RUNS = readPropertyRuns(120);
const TIMEOUT = 10_000 + RUNS * 500;
const GROUPINGS = [null, 'DEPARTMENT', 'TEAM_MANAGER', 'PROJECT_ALLOCATION'] as const;

const rule: fc.Arbitrary<OracleRule> = fc
  .record({
    group: fc.constantFrom<OracleRule['group']>('EVERYONE', 'DEPARTMENT', 'TEAM_MANAGER', 'PROJECT_ALLOCATION'),
    people: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    percent: fc.integer({ min: 1, max: 100 }),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    season: fc.option(fc.constantFrom<[string, string]>(['07-20', '08-05'], ['08-01', '07-15']), { nil: null }),
  })
  .map(({ group, people, percent, ...rest }) => ({
    ...rest,
    group,
    group_id: { EVERYONE: null, DEPARTMENT: 1, TEAM_MANAGER: 900, PROJECT_ALLOCATION: 31 }[group],
    people,
    share: people === null ? percent / 100 : null,
  }));

const toRule = ({ group, group_id, people, share, weekdays, season }: OracleRule, at: number): CoverageRule => ({
  id: String(at),
  group,
  groupId: group_id === null ? null : String(group_id),
  minimumPresent: people,
  minimumShare: share,
  weekdays,
  seasonFrom: season?.[0] ?? null,
  seasonTo: season?.[1] ?? null,
});

const rostersOf = ({ people }: DirtyTenant, seed: number) =>
  makeRosters(
    people.map(({ employee_id }) => employee_id),
    seed,
  );

const scene = dirtyTenant
  .filter(({ leaves }) => leaves.length > 0)
  .chain((tenant) => {
    const ids = tenant.leaves.map(({ leave_id }) => leave_id);
    return fc.record({
      tenant: fc
        .constantFrom(null, 1, 2, 3, 4, 5)
        .map((seed) => (seed === null ? tenant : { ...tenant, rosters: rostersOf(tenant, seed) })),
      rules: fc.array(rule, { maxLength: 4 }),
      approve: fc.subarray(ids),
      reject: fc.subarray(ids),
      approveAllPending: fc.boolean(),
      department: fc.constantFrom(null, 1),
      add: fc.array(
        fc
          .record({
            employee_id: fc.constantFrom(...tenant.people.map(({ employee_id }) => employee_id)),
            start: fc.integer({ min: 40, max: 62 }),
            dates: fc.integer({ min: 1, max: 6 }),
            halves: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
          })
          .map(({ start, halves, ...leave }) => ({
            ...leave,
            start_date: addDays('2022-06-01', start),
            micro: halves === null ? null : Math.min(halves * 500_000, leave.dates * 1_000_000),
          })),
        { maxLength: 3 },
      ),
    });
  });

const DATE_FROM = addDays('2022-06-01', 38);
const DATES = 30;

function ask(tenant: DirtyTenant, change: OracleChange, parts: Pick<WhatIfQuestion, 'groupBy' | 'rules'>): WhatIfAnswer {
  const question: WhatIfQuestion = {
    ...parts,
    dateFrom: DATE_FROM,
    dateTo: addDays(DATE_FROM, DATES - 1),
    people: { choices: change.department === null ? {} : { DEPARTMENT: { ids: [String(change.department)], orNone: false } } },
    scope: EVERYBODY,
    approve: change.approve.map(String),
    approveAllPending: change.approveAllPending,
    reject: change.reject.map(String),
    add: change.add.map(({ employee_id, start_date, dates, micro }) => ({
      employeeId: employee_id,
      startDate: start_date,
      endDate: addDays(start_date, dates - 1),
      days: micro === null ? null : micro / 1_000_000,
    })),
    changedOnly: false,
    withOverlaps: true,
  };
  return answerCoverageWhatIf.answer(viewOf(buildDirtyState(tenant)), question) as WhatIfAnswer;
}

test(
  'coverage, overlaps and broken rules are those of plain loops for random rules, approvals and hypothetical leave',
  () => {
    let breaks = 0;
    fc.assert(
      fc.property(scene, fc.constantFrom(...GROUPINGS), ({ tenant, rules, ...asked }, groupBy) => {
        const change = { ...asked, approve: asked.approve.filter((id) => !asked.reject.includes(id)) };
        const answer = ask(tenant, change, { groupBy, rules: rules.map(toRule) });
        for (const cell of answer.cells) {
          const groupId = cell.groupId === null || cell.groupId === '' ? null : Number(cell.groupId);
          const isMember = (person: DirtyTenant['people'][number]) =>
            isIn(groupBy ?? 'EVERYONE', groupId, person) && (change.department === null || person.department_id === change.department);
          const truth = oracleCoverage(tenant, cell.date, isMember, change);
          const { rostered, presentBefore, presentAfter } = cell;
          expect({ rostered, presentBefore, presentAfter }).toEqual({
            rostered: truth.rostered / 1_000_000,
            presentBefore: truth.presentBefore / 1_000_000,
            presentAfter: truth.presentAfter / 1_000_000,
          });
          expect(cell.coverageAfter).toBe(truth.rostered === 0 ? null : truth.presentAfter / truth.rostered);
          const overlapping = oracleOverlaps(tenant, cell.date, isMember, change);
          expect(cell.overlaps.map(({ employeeId }) => employeeId).toSorted()).toEqual(overlapping.toSorted());
          expect(cell.overlapCount).toBe(overlapping.length);
        }
        const byHand = datesFrom(DATE_FROM, DATES).flatMap((date) =>
          rules.flatMap((one, at) => (oracleBreaks(tenant, date, one, change) ? [`${date} ${at}`] : [])),
        );
        expect(answer.breaks.map(({ date, ruleId }) => `${date} ${ruleId}`)).toEqual(byHand);
        breaks += byHand.length;
      }),
      { numRuns: RUNS, seed: 20240423 },
    );
    expect(breaks).toBeGreaterThan(10);
  },
  TIMEOUT,
);

test(
  'the conflicts of a pending leave are the rules that break when only it is approved',
  () => {
    fc.assert(
      fc.property(scene, ({ tenant, rules }) => {
        const pending = tenant.leaves.filter(({ status }) => status === 'REQUESTED').map(({ leave_id }) => leave_id);
        const question = {
          leaveIds: tenant.leaves.map(({ leave_id }) => String(leave_id)),
          rules: rules.map(toRule),
          grouping: 'DEPARTMENT',
          scope: EVERYBODY,
        } as const;
        const answers = answerLeaveConflicts.answer(viewOf(buildDirtyState(tenant)), question) as (ConflictsAnswer | null)[];
        for (const [at, { leave_id }] of tenant.leaves.entries()) {
          expect(answers[at] === null).toBe(!pending.includes(leave_id));
          const change = { approve: [leave_id], approveAllPending: false, department: null, reject: [], add: [] };
          const byHand = datesFrom(DATE_FROM, DATES).flatMap((date) =>
            rules.flatMap((one, place) => (oracleBreaks(tenant, date, one, change) ? [`${date} ${place}`] : [])),
          );
          const found = answers[at]?.breaks.map(({ date, ruleId }) => `${date} ${ruleId}`) ?? [];
          if (answers[at]) expect(found.toSorted()).toEqual(byHand.toSorted());
        }
      }),
      { numRuns: RUNS, seed: 20240423 },
    );
  },
  TIMEOUT,
);

test('a leave that is not there, or not of the own team, cannot be named', () => {
  const state = buildLargeState({ leaves: 2_000, people: 100 });
  const question = {
    dateFrom: '2023-05-01',
    dateTo: '2023-05-31',
    groupBy: null,
    rules: [],
    people: { choices: {} },
    approveAllPending: false,
    reject: [],
    add: [],
  };
  const asked = { ...question, changedOnly: false, withOverlaps: false };
  const run = (parts: object) => () => answerCoverageWhatIf.answer(viewOf(state), { ...asked, scope: EVERYBODY, approve: [], ...parts });
  expect(run({ approve: ['999999'] })).toThrow('There is no leave 999999');
  expect(run({ approve: ['1'], scope: { teamOf: 'nobody' } })).toThrow('There is no leave 1');
  expect(run({ approve: ['1'], reject: ['1'] })).toThrow('both approved and rejected');
  const leave = { employeeId: '1', startDate: '2023-05-02', endDate: '2023-05-01', days: null };
  expect(run({ add: [leave] })).toThrow('endDate');
  expect(run({ add: [{ ...leave, endDate: '2023-05-02', days: 2 }] })).toThrow('days must be');
  expect(run({ add: [{ ...leave, endDate: '2023-05-02', employeeId: 'nobody' }] })).toThrow('There is no employee nobody');
});

test('of many who are away the first by name are listed, or those with most days, and all are counted', () => {
  const state = buildLargeState({ leaves: 60_000, people: 2_000, fiscalYears: 3 });
  const placeOf = new Map(Array.from({ length: state.people.count }, (_, person) => [textAt(state.people.id, person), person]));
  const shared = { scope: EVERYBODY, rules: [] };
  const whatIf: WhatIfQuestion = {
    ...shared,
    dateFrom: '2016-05-01',
    dateTo: '2016-05-31',
    groupBy: null,
    people: { choices: {} },
    approve: [],
    approveAllPending: true,
    reject: [],
    add: [],
    changedOnly: true,
    withOverlaps: true,
  };
  const { cells } = answerCoverageWhatIf.answer(viewOf(state), whatIf) as WhatIfAnswer;
  const long = cells.filter(({ overlapCount }) => overlapCount > MAX_OVERLAPS);
  expect(long.length).toBeGreaterThan(5);
  for (const { overlaps } of long) {
    expect(overlaps).toHaveLength(MAX_OVERLAPS);
    // People are sorted by name.
    const places = overlaps.map(({ employeeId }) => placeOf.get(employeeId)!);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.at(-1)).toBeLessThan(state.people.count / 2);
  }
  const pending = Array.from(state.leaves.id).filter((_, leave) => state.leaves.status[leave] === STATUS.REQUESTED);
  const conflicts = { ...shared, leaveIds: pending.slice(0, 200).map(String), grouping: 'DEPARTMENT' } as const;
  const answers = answerLeaveConflicts.answer(viewOf(state), conflicts) as ConflictsAnswer[];
  const crowded = answers.filter(({ colleagueCount }) => colleagueCount > MAX_COLLEAGUES);
  expect(crowded.length).toBeGreaterThan(5);
  for (const { colleagues } of crowded) {
    expect(colleagues).toHaveLength(MAX_COLLEAGUES);
    const days = colleagues.map((colleague) => colleague.days);
    expect(days).toEqual(days.toSorted((a, b) => b - a));
  }
});

test('a MANAGER gets the groups with people of the own team, with everybody of these groups counted', () => {
  const state = buildLargeState({ leaves: 2_000, people: 100 });
  const question: WhatIfQuestion = {
    dateFrom: '2023-05-01',
    dateTo: '2023-05-31',
    groupBy: 'DEPARTMENT',
    people: { choices: {} },
    scope: EVERYBODY,
    rules: [],
    approve: [],
    approveAllPending: true,
    reject: [],
    add: [],
    changedOnly: false,
    withOverlaps: false,
  };
  const run = (parts: Partial<WhatIfQuestion>) =>
    (answerCoverageWhatIf.answer(viewOf(state), { ...question, ...parts }) as WhatIfAnswer).cells;
  const all = run({ approveAllPending: false });
  const teamOf = '1';
  const own = run({ scope: { teamOf }, approveAllPending: false });
  expect(own.length).toBeGreaterThan(0);
  expect(own.length).toBeLessThan(all.length);
  for (const cell of own) expect(all).toContainEqual(cell);
  expect(run({ changedOnly: true })).toEqual(run({}).filter(({ changedCount }) => changedCount > 0));
  // A filter by the groups themselves counts all of them; one that cuts through groups could leave one person of another team.
  const only = (dimension: DimensionName, id: string) => ({ choices: { [dimension]: { ids: [id], orNone: false } } });
  const department = own[0]?.groupId ?? '';
  expect(run({ scope: { teamOf }, people: only('DEPARTMENT', department), approveAllPending: false })).toEqual(
    own.filter(({ groupId }) => groupId === department),
  );
  const mask = maskPeople(state, { choices: {} }, { teamOf });
  const designation = state.people.designation[mask?.indexOf(1) ?? 0] ?? -1;
  const people = only('DESIGNATION', textAt(state.designations.id, designation));
  const isCounted = (one: number, person: number) => one === designation && mask?.[person] === 1;
  const rostered = run({ groupBy: null, scope: { teamOf }, people, approveAllPending: false }).map((cell) => cell.rostered);
  expect(Math.max(...rostered)).toBe([...state.people.designation].filter(isCounted).length);
  // All pending leave is that of the own team.
  const changed = (cells: WhatIfAnswer['cells']) => cells.reduce((sum, { changedCount }) => sum + changedCount, 0);
  expect(changed(run({ scope: { teamOf } }))).toBeLessThan(changed(run({})));
});
