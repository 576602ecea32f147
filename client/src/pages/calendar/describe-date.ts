import { formatCount, formatDays, formatLongDate, formatShare } from '../../lib/format';
import type { AbsenceCounts } from './calendar-query';
import { calendarWords } from './words';

const say = calendarWords;

/** Whether fewer are present than wanted; never on days on which nobody works. */
export const isFew = ({ coverage }: Pick<AbsenceCounts, 'coverage'>, threshold: number): boolean =>
  coverage !== null && coverage < threshold;

/** Whether nobody is rostered. Leave may run across such a day, but none of it is counted there. */
export const isDayOff = ({ isWorkingDay, headcount }: Pick<AbsenceCounts, 'isWorkingDay' | 'headcount'>): boolean =>
  isWorkingDay === false && headcount === 0;

/** A date in a sentence, for those who hear the calendar. */
export function describeDate(
  date: string,
  counts: AbsenceCounts | undefined,
  { threshold, isToday, isWorkingDay, holiday }: { threshold: number; isToday: boolean; isWorkingDay: boolean; holiday: string | null },
): string {
  const said = [formatLongDate(date)];
  if (isToday) said.push(say.today);
  if (holiday !== null) said.push(holiday);
  else if (!isWorkingDay) said.push(say.nonWorking);
  if (!counts) return said.join(', ');
  if (counts.awayCount > 0) said.push(say.away(formatCount(counts.awayCount)));
  else if (isWorkingDay) said.push(say.noneAway);
  if (counts.pendingCount > 0) said.push(say.pending(formatCount(counts.pendingCount)));
  if (counts.coverage !== null) said.push(say.present(formatShare(counts.coverage)));
  if (isFew(counts, threshold)) said.push(say.few(formatShare(threshold)));
  return said.join(', ');
}

/** What a share present is made of. */
export const presenceBasis = ({ awayDays, headcount }: AbsenceCounts): string =>
  say.presentBasis(formatDays(awayDays), awayDays, formatCount(headcount), headcount);
