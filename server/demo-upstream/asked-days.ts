import type { LeaveType } from './leave-types';
import { type Draw, pickWeighted } from './random';
import { lastOfWorkingDays } from './working-days';

/**
 * Returns how long a request from the working day `startDay` on lasts, and how many days it asks for. It uses the purposes 50 to 59 of the
 * draw.
 */
export function askedDays(draw: Draw, leaveType: LeaveType, startDay: number): { endDay: number; leaveDays: number } {
  const { days } = pickWeighted(leaveType.durations, draw(50));
  if (leaveType.isConsecutive) return { endDay: startDay + days - 1, leaveDays: days };
  const endDay = lastOfWorkingDays(startDay, days);
  if (leaveType.allowsHalfDay && draw(51) < (days === 1 ? 0.2 : 0.08)) return { endDay, leaveDays: days - 0.5 };
  // Some are charged for the weekends and holidays within, too.
  if (endDay - startDay >= days && draw(52) < 0.08) return { endDay, leaveDays: endDay - startDay + 1 };
  return { endDay, leaveDays: days };
}
