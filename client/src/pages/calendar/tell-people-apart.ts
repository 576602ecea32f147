import { tellApart } from '../../lib/tell-apart';
import type { Absence } from './calendar-query';

interface Person {
  id: string;
  name: string;
}

/** Renames the employee of an item so that these people are told apart: the number of the employee is behind a name that they share. */
export function renameAmong(people: readonly Person[]): <Item extends { employee: Person }>(item: Item) => Item {
  const names = new Map(tellApart(people, 'name').map(({ id, name }) => [id, name]));
  return (item) => ({ ...item, employee: { ...item.employee, name: names.get(item.employee.id) ?? item.employee.name } });
}

/** The same dates with the names of people told apart. */
export function tellPeopleApart<Dated extends { absences: readonly Absence[] }>(dates: readonly Dated[]): Dated[] {
  const rename = renameAmong(dates.flatMap(({ absences }) => absences.map(({ employee }) => employee)));
  return dates.map((date) => ({ ...date, absences: date.absences.map(rename) }));
}
