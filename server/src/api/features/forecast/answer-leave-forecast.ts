import { MONTH_NAMES } from '../../../domain/calendar-names';
import { formatLocalDate } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { NO_NAME } from '../../../domain/no-name';
import { backtest, beatsNaive } from '../../../forecast/backtest';
import { firstDayOfPeriod, type PeriodGrain } from '../../../forecast/periods';
import { forecastAtHorizon } from '../../../forecast/pick-up';
import { dimensionOf } from '../../../mart/dimensions/registry';
import { leaveOf } from '../../../mart/leave-source';
import { answerBy, type MartView } from '../../../mart/question';
import { createForecastCheck } from './forecast-check';
import type { ForecastGrouping } from './forecast-grouping';
import { type ForecastRowAnswer, type ForecastSubject, LEAVE_FORECAST, type LeaveForecastAnswer } from './leave-forecast.question';
import { readRequestHistory } from './read-request-history';

/** Cost: one pass over the requests for each period to come, and one over all groups and periods. */
export const answerLeaveForecast = answerBy(LEAVE_FORECAST, (view, subject): LeaveForecastAnswer => {
  const total = describeForecast(view, { ...subject, groupBy: null });
  return { total, rows: subject.groupBy ? describeForecast(view, subject) : [] };
});

function describeForecast(view: MartView, subject: ForecastSubject): ForecastRowAnswer[] {
  const read = readRequestHistory(view, subject);
  const isShown = subject.disclosure ? createForecastCheck(view, subject, subject.disclosure) : () => true;
  const rows: ForecastRowAnswer[] = [];
  for (let period = read.closed; period < read.history.periods; period++) {
    view.throwIfCancelled();
    const forecasts = forecastAtHorizon(read.history, read.history.start[period]! - read.today);
    const checked = backtest(read.history, forecasts, read.closed);
    for (let group = 0; group < read.history.groups; group++) {
      const ordinal = read.groups?.[group] ?? null;
      const at = group * read.history.periods + period;
      const named = { ...namePeriod(read, period), ...nameGroup(view, subject.groupBy, ordinal) };
      if (!isShown(ordinal)) {
        rows.push({ ...named, ...SUPPRESSED });
        continue;
      }
      const isPickUp = beatsNaive(checked) && !Number.isNaN(forecasts.forecast[at]!);
      const lastYearDays = daysOrNull(forecasts.lastYear[at]!);
      const approvedDays = toDays(read.history.approved[at]!);
      // The method knows requests, not decisions: what is approved already is known better.
      const atLeastApproved = (micro: number) => (Number.isNaN(micro) ? null : Math.max(approvedDays, daysOrNull(micro)!));
      rows.push({
        ...named,
        approvedDays,
        pendingDays: toDays(read.pending[at]!),
        forecastDays: isPickUp ? atLeastApproved(forecasts.forecast[at]!) : lastYearDays,
        lowDays: isPickUp ? atLeastApproved(forecasts.low[at]!) : null,
        highDays: isPickUp ? atLeastApproved(forecasts.high[at]!) : null,
        lastYearDays,
        method: isPickUp ? 'PICK_UP' : lastYearDays === null ? 'NONE' : 'LAST_YEAR',
        shortfall: isPickUp ? null : checked.mase !== null && checked.mase >= 1 ? 'NO_BETTER_THAN_LAST_YEAR' : 'SHORT_HISTORY',
        suppressed: false,
      });
    }
  }
  return rows;
}

const SUPPRESSED = {
  approvedDays: null,
  pendingDays: null,
  forecastDays: null,
  lowDays: null,
  highDays: null,
  lastYearDays: null,
  method: 'NONE',
  shortfall: null,
  suppressed: true,
} as const;

/** Forecasts are estimates: whole millionths would promise a precision that they do not have. */
function daysOrNull(micro: number): number | null {
  return Number.isNaN(micro) ? null : Math.round(toDays(micro) * 10) / 10;
}

/** First and last date of a period, and the label of its month, or of its first day for a week. */
export function namePeriod({ grain, firstPeriod }: { grain: PeriodGrain; firstPeriod: number }, place: number) {
  const first = firstDayOfPeriod(grain, firstPeriod + place);
  const startDate = formatLocalDate(first);
  const month = MONTH_NAMES[Number(startDate.slice(5, 7)) - 1];
  return {
    startDate,
    endDate: formatLocalDate(firstDayOfPeriod(grain, firstPeriod + place + 1) - 1),
    periodLabel: grain === 'MONTH' ? `${month} ${startDate.slice(0, 4)}` : `Week of ${startDate}`,
  };
}

/** @param ordinal that of the group; one more than the last is a missing value. */
function nameGroup(
  { state }: MartView,
  groupBy: ForecastGrouping | null,
  ordinal: number | null,
): Pick<ForecastRowAnswer, 'groupId' | 'groupLabel'> {
  if (groupBy === null || ordinal === null) return { groupId: null, groupLabel: null };
  const source = leaveOf(state);
  const dimension = dimensionOf(groupBy);
  if (ordinal === dimension.count(source)) return { groupId: '', groupLabel: NO_NAME };
  return { groupId: dimension.idAt(source, ordinal), groupLabel: dimension.labelAt(source, ordinal) };
}
