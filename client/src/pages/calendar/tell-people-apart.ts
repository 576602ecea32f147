import { tellApart } from '../../lib/tell-apart';
import type { Absence } from './calendar-query';

/** The same absences with names that tell people apart: the number of the employee is behind a name that several of them share. */
export function tellPeopleApart<Dated extends { absences: readonly Absence[] }>(dates: readonly Dated[]): Dated[] {
  const people = tellApart(
    dates.flatMap(({ absences }) => absences.map(({ employee }) => employee)),
    'name',
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const named = ({ employee, ...rest }: Absence): Absence => ({
    ...rest,
    employee: { ...employee, name: names.get(employee.id) ?? employee.name },
  });
  return dates.map((date) => ({ ...date, absences: date.absences.map(named) }));
}
