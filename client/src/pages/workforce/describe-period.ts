import { formatDate, formatDays, formatInstant, formatShare, formatWeekdayNumber } from '../../lib/format';
import { workforceWords as say } from './words';

export interface Period {
  from: string | null;
  hiredOn: string | null;
  leftOn: string | null;
  fte: number;
  pattern: readonly number[] | null;
  calendar: string | null;
}

/** "Mon, Tue 0.5", and the contracted share where it is not the whole one: "Mon, Tue · 40% contract" */
export function describePattern({ pattern, fte }: Period): string {
  const days = pattern === null ? say.week : describeWeek(pattern);
  return fte === 1 ? days : `${days} · ${say.contract(formatShare(fte))}`;
}

function describeWeek(pattern: readonly number[]): string {
  const days = pattern.flatMap((share, at) => (share === 0 ? [] : nameDay(at, share)));
  return days.join(', ');
}

/** @param at 0 (Monday) to 6 */
const nameDay = (at: number, share: number): string =>
  `${formatWeekdayNumber(String(at + 1), 'short')}${share === 1 ? '' : ` ${formatDays(share)}`}`;

export function describeEmployment({ hiredOn, leftOn }: Period): string {
  return [hiredOn && say.hired(formatDate(hiredOn)), leftOn && say.left(formatDate(leftOn))].filter(Boolean).join(', ');
}

interface Departure {
  leftOn: string;
  decidedBy: string;
  decidedAt: string;
}

/** "left on Jun 30, 2024 (decided by Ann Lee, Jul 8, 2024, 10:00)" */
export function describeDeparture({ leftOn, decidedBy, decidedAt }: Departure, zone: string): string {
  return say.departed(formatDate(leftOn), decidedBy, formatInstant(decidedAt, zone));
}

/** "from Jan 1, 2025: "; empty for a period from the beginning. */
export function describeFrom({ from }: Period): string {
  return from === null ? '' : say.from(formatDate(from));
}

/** A period in one line, for a comparison. */
export function describePeriod(period: Period): string {
  const parts = [describePattern(period), period.calendar ?? say.people.byDefault, describeEmployment(period)].filter(Boolean);
  return `${describeFrom(period)}${parts.join(' · ')}`;
}
