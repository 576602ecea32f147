import { formatLocalDate } from '../../../../domain/local-date';
import { MICRO_DAYS } from '../../../../domain/micro-days';
import { type MartState, NONE } from '../../../../mart/state';
import { type Finding, finding, isLive, type RuleOfPeople } from './rule';

export const overlappingLeave: RuleOfPeople = {
  title: 'Overlapping leave',
  description:
    'Two approved or pending leaves of one person that take more than one day of the same date together. Two half days on one date do ' +
    'not overlap.',
  ofPeople:
    ({ state }) =>
    (person) =>
      findOverlaps(state, person),
};

function findOverlaps(state: MartState, person: number): Finding[] {
  const { leaves, people } = state;
  const found: Finding[] = [];
  const last = people.leaveStart[person + 1]!;
  for (let a = people.leaveStart[person]!; a < last; a++) {
    if (!isLive(state, a)) continue;
    // Leaves of a person are in the order of their start dates.
    for (let b = a + 1; b < last && leaves.start[b]! <= leaves.end[a]!; b++) {
      if (!isLive(state, b)) continue;
      const day = findClash(state, a, b);
      if (day === NONE) continue;
      found.push(
        finding({
          key: `${leaves.id[a]}-${leaves.id[b]}`,
          what: `Leaves ${leaves.id[a]} and ${leaves.id[b]} both take ${formatLocalDate(day)}`,
          person,
          leave: a,
          otherLeave: b,
          leaveType: leaves.leaveType[a]!,
          fiscalYear: leaves.fiscalYear[a]!,
        }),
      );
    }
  }
  return found;
}

/** The first date of which both take more than one day together; NONE: there is none. */
function findClash({ leaves: { factStart }, dayFacts: { day, micro } }: MartState, a: number, b: number): number {
  let [atA, atB] = [factStart[a]!, factStart[b]!];
  while (atA < factStart[a + 1]! && atB < factStart[b + 1]!) {
    if (day[atA]! < day[atB]!) atA++;
    else if (day[atA]! > day[atB]!) atB++;
    else if (micro[atA]! + micro[atB]! > MICRO_DAYS) return day[atA]!;
    else atA++;
  }
  return NONE;
}
