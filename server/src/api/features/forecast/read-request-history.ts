import { parseLocalDate } from '../../../domain/local-date';
import { AppError } from '../../../errors';
import { firstDayOfPeriod, type PeriodGrain, periodOfDay, periodsPerYear } from '../../../forecast/periods';
import { type AskedLeave, createRequestHistory, type RequestHistory } from '../../../forecast/request-history';
import { dimensionOf } from '../../../mart/dimensions/registry';
import { createGrouping, visitLeave } from '../../../mart/group/visits';
import { type LeaveSource, leaveOf } from '../../../mart/leave-source';
import type { MartView } from '../../../mart/question';
import { selectLeave } from '../../../mart/select/select-leave';
import { STATUS } from '../../../mart/state';
import type { ForecastGrouping } from './forecast-grouping';
import type { ForecastSubject } from './leave-forecast.question';

/** The most groups of one forecast: each takes a history of its own. */
const MAX_GROUPS = 500;

/** A request history of some groups, and what stands in it for periods to come. */
export interface ReadHistory {
  history: RequestHistory;
  grain: PeriodGrain;
  /** Counted from 1970, see `periodOfDay`. */
  firstPeriod: number;
  /** How many periods are over: place of the current one. */
  closed: number;
  /** Ordinal of each group; null: everybody together is the only group. */
  groups: readonly number[] | null;
  /** Days that are requested and not decided, in millionths. Element `group * periods + period`. */
  pending: Float64Array;
  today: number;
}

/**
 * Reads requests of every status from the first whole period of the data to half a year ahead.
 * @throws {AppError} QUERY_TOO_COSTLY for more than MAX_GROUPS groups.
 */
export function readRequestHistory({ state, throwIfCancelled }: MartView, subject: ForecastSubject): ReadHistory {
  const { grain, groupBy, condition, scope } = subject;
  const today = parseLocalDate(subject.today) ?? 0;
  const source = leaveOf(state);
  const firstPeriod = firstWholePeriod(grain, source.firstDay);
  const current = periodOfDay(grain, today);
  const periods = Math.max(0, current + Math.ceil(periodsPerYear(grain) / 2) + 1 - firstPeriod);
  const dateDimension = grain === 'MONTH' ? 'YEAR_MONTH' : 'DATE';
  const grouping = createGrouping(source, groupBy ? [groupBy, dateDimension] : [dateDimension]);
  const visits = visitLeave(selectLeave(source, { condition, scope }, throwIfCancelled), grouping, condition, throwIfCancelled);
  const dates = grouping.sizes.at(-1) as number;
  const periodOf = tablePeriods(source, grain, firstPeriod);
  const groups = groupBy ? listGroups(source, groupBy, visits, dates) : null;
  const placeOf = groups && new Map(groups.map((ordinal, place) => [ordinal, place]));

  const asked: AskedLeave = {
    count: 0,
    group: new Int32Array(visits.count),
    period: new Int32Array(visits.count),
    requestedDay: new Int32Array(visits.count),
    micro: new Int32Array(visits.count),
    isApproved: new Uint8Array(visits.count),
  };
  const groupCount = groups?.length ?? 1;
  const pending = new Float64Array(groupCount * periods);
  const { leaves } = state;
  for (let visit = 0; visit < visits.count; visit++) {
    if ((visit & 65_535) === 0) throwIfCancelled();
    const key = visits.key[visit]!;
    const period = periodOf[key % dates]!;
    const leaf = visits.leaf[visit]!;
    if (period < 0 || period >= periods || leaves.requestedDay[leaf]! > today) continue;
    const at = asked.count++;
    const group = placeOf ? placeOf.get(Math.floor(key / dates))! : 0;
    asked.group[at] = group;
    asked.period[at] = period;
    asked.requestedDay[at] = leaves.requestedDay[leaf]!;
    asked.micro[at] = visits.micro[visit]!;
    asked.isApproved[at] = Number(leaves.status[leaf] === STATUS.APPROVED);
    if (leaves.status[leaf] === STATUS.REQUESTED) pending[group * periods + period]! += visits.micro[visit]!;
  }
  const history = createRequestHistory(asked, { grain, firstPeriod, periods, groups: groupCount });
  return { history, grain, firstPeriod, closed: Math.max(0, current - firstPeriod), groups, pending, today };
}

function firstWholePeriod(grain: PeriodGrain, firstDay: number): number {
  const period = periodOfDay(grain, firstDay);
  return firstDayOfPeriod(grain, period) === firstDay ? period : period + 1;
}

/** The period, counted from the first one, of each ordinal of the date dimension. */
function tablePeriods({ firstDay, lastDay }: LeaveSource, grain: PeriodGrain, firstPeriod: number): Int32Array {
  const days = lastDay - firstDay + 1;
  if (grain === 'WEEK') return Int32Array.from({ length: days }, (_, at) => periodOfDay(grain, firstDay + at) - firstPeriod);
  const first = periodOfDay(grain, firstDay);
  return Int32Array.from({ length: periodOfDay(grain, lastDay) - first + 1 }, (_, at) => first + at - firstPeriod);
}

/** The digits of the groups that have leave, in their order; a missing value is the last one. */
function listGroups(source: LeaveSource, groupBy: ForecastGrouping, visits: { count: number; key: ArrayLike<number> }, dates: number) {
  const isThere = new Uint8Array(dimensionOf(groupBy).count(source) + 1);
  for (let visit = 0; visit < visits.count; visit++) isThere[Math.floor(visits.key[visit]! / dates)] = 1;
  const groups = [...isThere.keys()].filter((ordinal) => isThere[ordinal] === 1);
  if (groups.length <= MAX_GROUPS) return groups;
  throw new AppError('QUERY_TOO_COSTLY', {
    userMessage: `This would be ${groups.length} groups; a forecast has at most ${MAX_GROUPS}. Narrow the filter.`,
  });
}
