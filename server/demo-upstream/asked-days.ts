import { askForRostered, type Employment } from './employment';
import type { LeaveType } from './leave-types';
import { type Draw, pickWeighted } from './random';

/**
 * Returns how long a request from the rostered day `startDay` on lasts, and how many days it asks for. It uses the purposes 50 to 59 of the
 * draw.
 */
export function askedDays(
  draw: Draw,
  leaveType: LeaveType,
  employment: Employment,
  startDay: number,
): { endDay: number; leaveDays: number } {
  const { days } = pickWeighted(leaveType.durations, draw(50));
  if (leaveType.isConsecutive) return { endDay: startDay + days - 1, leaveDays: days };
  const { endDay, share } = askForRostered(employment, startDay, days);
  if (leaveType.allowsHalfDay && share > 0.5 && draw(51) < (days === 1 ? 0.2 : 0.08)) return { endDay, leaveDays: share - 0.5 };
  // Some are charged for the weekends and holidays within, too.
  if (endDay - startDay >= days && draw(52) < 0.08) return { endDay, leaveDays: endDay - startDay + 1 };
  return { endDay, leaveDays: Math.max(0.5, share) };
}
