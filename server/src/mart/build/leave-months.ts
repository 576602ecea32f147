import { tableMonths } from '../months';
import { sharedInt32 } from '../shared-columns';
import type { Calendar, DayFacts, LeaveMonths, Leaves } from '../state';

/** Adds the day facts of each leave up by calendar month, and notes in `leaves.monthStart` where each leave's months begin. */
export function sumMonths(
  leaves: Leaves,
  { day, micro }: DayFacts,
  { firstDay, lastDay }: Pick<Calendar, 'firstDay' | 'lastDay'>,
): LeaveMonths {
  const { count, factStart, monthStart } = leaves;
  const monthOf = tableMonths(firstDay, lastDay);
  let total = 0;
  for (let at = 0; at < count; at++) {
    const [first, last] = [factStart[at] as number, factStart[at + 1] as number];
    let month = Number.NaN;
    for (let fact = first; fact < last; fact++) {
      const own = monthOf[(day[fact] as number) - firstDay] as number;
      if (own === month) continue;
      month = own;
      total++;
    }
    monthStart[at + 1] = total;
  }
  const months: LeaveMonths = { month: sharedInt32(total), micro: sharedInt32(total) };
  let row = -1;
  for (let at = 0; at < count; at++) {
    const [first, last] = [factStart[at] as number, factStart[at + 1] as number];
    let month = Number.NaN;
    for (let fact = first; fact < last; fact++) {
      const own = monthOf[(day[fact] as number) - firstDay] as number;
      if (own !== month) {
        month = own;
        months.month[++row] = own;
      }
      months.micro[row]! += micro[fact] as number;
    }
  }
  return months;
}
