import type { AbsencesQuestion } from '../src/api/features/absences/absences.question';
import { answerAbsences } from '../src/api/features/absences/answer-absences';
import { aggregateLeave } from '../src/api/features/analytics/aggregate-leave';
import type { LeaveAggregateQuestion } from '../src/api/features/analytics/leave-aggregate.question';
import { answerBalancePage } from '../src/api/features/balances/answer-balance-page';
import type { BalancePageQuestion } from '../src/api/features/balances/balance.question';
import { formatLocalDate } from '../src/domain/local-date';
import { MICRO_DAYS } from '../src/domain/micro-days';
import { NO_ROSTERS } from '../src/mart/build/rosters';
import type { RosterRows } from '../src/mart/build/rows';
import { textAt } from '../src/mart/shared-columns';
import type { MartState } from '../src/mart/state';
import { buildLargeState } from '../test/large-state';
import { viewOf } from '../test/mart-view';
import { median, round } from './percentile';

const PEOPLE = 50_000;
const ATTEMPTS = 7;
const CALENDARS = 12;
const CONDITION = { choices: { STATUS: { ids: ['APPROVED'], orNone: false } }, dateFrom: null, dateTo: null };
const SCOPE = { teamOf: null };

/**
 * Prints what patterns for 50,000 people cost: building a state, its memory, and questions against rostered days, beside everybody's week.
 */
export function benchRosters(leaves: number): void {
  const rows = Object.entries({ 'one week for everybody': NO_ROSTERS, 'a pattern for each, 12 calendars': inventRosters() }).map(
    ([name, rosters]) => {
      const begun = performance.now();
      const state = buildLargeState({ leaves, people: PEOPLE, rosters });
      const built = performance.now() - begun;
      return [name, { 'inventing and building, s': round(built / 1000), 'rosters, MB': round(sizeOf(state) / 1e6), ...askAll(state) }];
    },
  );
  console.log(`\n${leaves} leaves of ${PEOPLE} people, medians of ${ATTEMPTS} in one thread`);
  console.table(Object.fromEntries(rows));
}

/** Three periods for each, a pattern of their own for most. */
function inventRosters(): RosterRows {
  const weekOf = (at: number) => [0, 1, 2, 3, 4].map((day) => ((at * 7 + day * 3) % 100) * (MICRO_DAYS / 100)).concat(0, 0);
  return {
    key: 'invented',
    departures: [],
    calendars: Array.from({ length: CALENDARS }, (_, at) => ({
      name: `Office ${at}`,
      timeZone: 'UTC',
      workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const }],
      holidays: Array.from({ length: 120 }, (_day, n) => ({
        date: formatLocalDate(16_800 + 31 * n + at),
        name: 'Holiday',
        part: n % 3 === 0 ? ('HALF' as const) : ('FULL' as const),
      })),
    })),
    workforce: Array.from({ length: PEOPLE }, (_, at) => at).flatMap((at) =>
      [null, '2018-03-01', '2021-09-01'].map((validFrom, period) => ({
        employeeId: String(at + 1),
        validFrom,
        hiredOn: '2015-08-01',
        leftOn: at % 20 === 0 ? '2023-05-31' : null,
        pattern: weekOf(at + period),
        calendar: `Office ${at % CALENDARS}`,
      })),
    ),
  };
}

function sizeOf({ rosters, people }: MartState): number {
  const columns = [rosters.periodStart, rosters.from, rosters.pattern, rosters.calendar, rosters.hired, rosters.left, rosters.patterns];
  return [...columns, people.roster].reduce((sum, { byteLength }) => sum + byteLength, rosters.id.bytes.byteLength);
}

function askAll(state: MartState): Record<string, number> {
  const aggregate = (groupBy: LeaveAggregateQuestion['groupBy']): Omit<LeaveAggregateQuestion, 'rowPlans'> => ({
    condition: CONDITION,
    scope: SCOPE,
    groupBy,
    disclosure: null,
    isCompared: false,
    orderBy: 'KEY',
    limit: null,
    totalMeasures: ['absenceRate'],
    rowMeasures: ['leaveDays', 'absenceRate'],
    today: '2025-01-01',
  });
  const balances: BalancePageQuestion = {
    condition: { choices: {} },
    scope: SCOPE,
    fiscalYearId: textAt(state.fiscalYears.id, state.fiscalYears.count - 1),
    asOf: '2025-01-01',
    orderBy: 'FORFEIT_RISK_DESC',
    size: 50,
    after: null,
    withLedgers: false,
  };
  const absences: AbsencesQuestion = {
    condition: { ...CONDITION, dateFrom: '2024-01-01', dateTo: '2024-03-31' },
    scope: SCOPE,
    groupBy: 'DEPARTMENT',
    withLeaves: false,
  };
  const timeOf = (answer: () => unknown) =>
    round(
      median(
        Array.from({ length: ATTEMPTS }, () => {
          const begun = performance.now();
          answer();
          return performance.now() - begun;
        }),
      ),
    );
  return {
    'absence rate by department, ms': timeOf(() => aggregateLeave(viewOf(state), aggregate(['DEPARTMENT']))),
    'absence rate by month and department, ms': timeOf(() => aggregateLeave(viewOf(state), aggregate(['YEAR_MONTH', 'DEPARTMENT']))),
    'who is away on 91 dates by department, ms': timeOf(() => answerAbsences.answer(viewOf(state), absences)),
    'balances by risk, the first 50 with totals, ms': timeOf(() => answerBalancePage.answer(viewOf(state), balances)),
  };
}
