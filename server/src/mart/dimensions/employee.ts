import { findText } from '../find-member';
import { textAt } from '../shared-columns';
import { NONE, type People } from '../state';
import type { DimensionOfPeople } from './dimension';
import { EMPTY } from './words';

// Ordinals are places in the order of labels; people themselves are in the order of folded names.
const personAt = new WeakMap<People, Int32Array>();

function peopleByLabel(people: People): Int32Array {
  let order = personAt.get(people);
  if (!order) {
    order = new Int32Array(people.count);
    for (let person = 0; person < people.count; person++) order[people.labelRank[person] as number] = person;
    personAt.set(people, order);
  }
  return order;
}

export const EMPLOYEE = {
  kind: 'PERSON',
  description: 'The person. Id: empId; label: full name. Forbidden to a VIEWER.',
  filter: {
    field: 'employeeIds',
    form: 'TEXT',
    description: `Employees by empId. Forbidden to a VIEWER, who sees no single person. ${EMPTY}`,
    takesNone: false,
  },
  viewer: 'FORBIDDEN',
  splitsBalances: null,
  count: ({ state }) => state.people.count,
  idAt: ({ state: { people } }, ordinal) => textAt(people.id, peopleByLabel(people)[ordinal] as number),
  labelAt: ({ state: { people } }, ordinal) => textAt(people.label, peopleByLabel(people)[ordinal] as number),
  find({ state: { people } }) {
    const find = findText(people.id, people.count);
    return (id) => {
      const person = find(id);
      return person === NONE ? NONE : (people.labelRank[person] as number);
    };
  },
  column: ({ state }) => state.people.labelRank,
} as const satisfies DimensionOfPeople;
