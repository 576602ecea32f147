import { type MartState, NONE, STATUS } from '../../../mart/state';

/**
 * The fiscal year that a day is in, by the rule of `chooseFiscalYear`; where there is none, the last that the source marks as current, else
 * the last of all. NONE: there is no fiscal year.
 */
export function findCurrentYear({ fiscalYears: { count, start, end, isCurrent } }: MartState, day: number): number {
  for (let year = count - 1; year >= 0; year--) if (start[year]! <= day && day <= end[year]!) return year;
  const current = isCurrent.lastIndexOf(1);
  return current >= 0 ? current : count === 0 ? NONE : count - 1;
}

/** APPROVED leave of a person dated up to a day and charged to a fiscal year, in millionths of a day. */
export function sumTakenDays({ people, leaves, dayFacts }: MartState, person: number, fiscalYear: number, day: number): number {
  let sum = 0;
  for (let leave = people.leaveStart[person]!; leave < people.leaveStart[person + 1]!; leave++) {
    if (leaves.start[leave]! > day) break;
    if (leaves.fiscalYear[leave] !== fiscalYear || leaves.status[leave] !== STATUS.APPROVED) continue;
    if (leaves.end[leave]! <= day) {
      sum += leaves.micro[leave]!;
      continue;
    }
    for (let fact = leaves.factStart[leave]!; fact < leaves.factStart[leave + 1]! && dayFacts.day[fact]! <= day; fact++) {
      sum += dayFacts.micro[fact]!;
    }
  }
  return sum;
}
