import type { Absence, AbsencePeople } from './calendar-query';

export interface PersonDays {
  id: string;
  name: string;
  /** Of a date with several leaves the most settled one, with the share of the day that leave of its status takes. */
  days: ReadonlyMap<string, { status: Absence['status']; share: number }>;
}

const SETTLED: readonly Absence['status'][] = ['APPROVED', 'REQUESTED', 'REJECTED'];
const rank = (status: Absence['status']) => SETTLED.indexOf(status);

/** Dates with the people on them as people with their dates, in order of their names. */
export function toPersonDays(dates: readonly AbsencePeople[]): PersonDays[] {
  const people = new Map<string, { id: string; name: string; days: Map<string, { status: Absence['status']; share: number }> }>();
  for (const { date, absences } of dates) {
    for (const { employee, status, days } of absences) {
      const person = people.get(employee.id) ?? { ...employee, days: new Map() };
      people.set(employee.id, person);
      const known = person.days.get(date);
      if (known === undefined || rank(status) < rank(known.status)) person.days.set(date, { status, share: Math.min(1, days) });
      else if (known.status === status) person.days.set(date, { status, share: Math.min(1, known.share + days) });
    }
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
