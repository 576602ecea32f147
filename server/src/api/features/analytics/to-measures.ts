import { type BalanceUse, SEVERAL_YEARS } from './balance-use';
import type { LeaveComparison } from './comparison.types';
import type { Counts } from './counts.sql';
import type { Measures } from './leave-aggregate.sql';
import { NO_FIGURES } from './measure-families';
import type { LeaveMeasures, Rate } from './measures.types';
import { subtractDays, toAbsenceRate, toDays, toIndex, toRate } from './rates';

const BASIS = {
  perPerson: 'Leave days / people with leave in the cell.',
  duration: 'Approved leave days / spells that reach into the cell.',
  column: 'Leave days / leave days of all cells that share every key but the first.',
  cell: 'Leave days / leave days of all leave types in the same cell.',
  absence: 'Approved leave days / scheduled working days of the people observed.',
  weekday: 'Absence rate of the weekday / absence rate of all weekdays with the same other keys.',
  month: 'Absence rate of the month / absence rate of all months with the same other keys.',
  utilisation: 'Approved days of the fiscal year / entitlement and carry-over, of the same balances.',
  pace: 'Utilisation / elapsed share of the fiscal year.',
  rejection: 'Rejected leaves / approved and rejected leaves.',
} as const;

const SUPPRESSED: LeaveMeasures = {
  leaveDays: null,
  leaveCount: null,
  employeeCount: null,
  suppressed: true,
  meanDaysPerPerson: null,
  spellCount: null,
  meanDuration: null,
  shareOfColumn: null,
  shareOfCell: null,
  absenceRate: null,
  weekdayIndex: null,
  monthIndex: null,
  utilisation: null,
  pace: null,
  leadTime: null,
  requestDates: null,
  decisionTime: null,
  rejectionRate: null,
  comparison: null,
};

/**
 * All measures of one cell or total: what was read, or nothing where it is suppressed. The only place that makes them.
 * @param isViewer some measures look beyond the people whom suppression counted, or at single ones among them.
 */
export function toMeasures(
  { leaveDays, leaveCount, employeeCount, previous, figures = NO_FIGURES }: Measures,
  suppressed: boolean,
  isViewer: boolean,
): LeaveMeasures {
  if (suppressed) return SUPPRESSED;
  const {
    columnMicroDays,
    allTypesMicroDays,
    spells,
    absence,
    absenceOfWeekdays,
    absenceOfMonths,
    balanceUse,
    leadTime,
    requestDates,
    decisionTime,
    decisions,
  } = figures;
  return {
    leaveDays,
    leaveCount,
    employeeCount,
    suppressed,
    meanDaysPerPerson: toRate(leaveDays, employeeCount, BASIS.perPerson),
    spellCount: spells?.spellCount ?? null,
    meanDuration: spells && toRate(toDays(spells.microDays), spells.spellCount, BASIS.duration),
    shareOfColumn: isViewer || columnMicroDays === null ? null : toRate(leaveDays, toDays(columnMicroDays), BASIS.column),
    absenceRate: absence && toAbsenceRate(absence, BASIS.absence),
    weekdayIndex: isViewer ? null : absence && absenceOfWeekdays && toIndex(absence, absenceOfWeekdays, BASIS.weekday),
    monthIndex: isViewer ? null : absence && absenceOfMonths && toIndex(absence, absenceOfMonths, BASIS.month),
    shareOfCell: isViewer || allTypesMicroDays === null ? null : toRate(leaveDays, toDays(allTypesMicroDays), BASIS.cell),
    utilisation: isViewer || balanceUse === null ? null : toUtilisation(balanceUse),
    pace: isViewer || balanceUse === null ? null : toPace(balanceUse),
    leadTime: isViewer ? null : leadTime,
    requestDates: isViewer ? null : requestDates,
    decisionTime: isViewer ? null : decisionTime,
    rejectionRate: isViewer ? null : decisions && toRate(decisions.rejected, decisions.decided, BASIS.rejection),
    comparison: previous && toComparison({ leaveDays, leaveCount, employeeCount }, previous),
  };
}

function toUtilisation(use: BalanceUse | string): Rate {
  if (typeof use === 'string') return toRate(null, null, use);
  return toRate(toDays(use.usedMicroDays), toDays(use.allowanceMicroDays), BASIS.utilisation);
}

function toPace(use: BalanceUse | string): Rate {
  if (typeof use === 'string') return toRate(null, null, use);
  if (!use.isOfOneYear) return toRate(null, null, SEVERAL_YEARS);
  return toRate(toUtilisation(use).value, use.elapsedShare, BASIS.pace);
}

function toComparison(own: Counts, previous: Counts): LeaveComparison {
  return {
    measures: previous,
    difference: {
      leaveDays: subtractDays(own.leaveDays, previous.leaveDays),
      leaveCount: own.leaveCount - previous.leaveCount,
      employeeCount: own.employeeCount - previous.employeeCount,
    },
  };
}
