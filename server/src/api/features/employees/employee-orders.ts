import { formatLocalDate } from '../../../domain/local-date';
import { computeChosenBalances } from '../../../mart/balances/chosen-balances';
import { type MartState, NONE } from '../../../mart/state';
import { findLastLeave } from '../../shared/entities/last-leave';
import { ascending, descending, type ListKey, type ListOrder } from '../../shared/lists/list-order';
import { namePlaceAt, personOfNamePlace } from '../../shared/lists/person-key';
import { dayOfPlace, type PlaceKey } from '../../shared/lists/place';
import { rankDepartments, rankOfName } from './department-ranks';
import type { EmployeeOrder } from './employee-connection.types';
import type { BalanceOf } from './employee-list.question';
import { numberPlaceAt, numberRanks, rankOfNumberPlace } from './employee-numbers';
import { findCurrentYear, sumTakenDays } from './taken-days';

/** What people are ordered by. Columns hold one element for each person; those of people who are not requested are undefined. */
export interface EmployeeTable {
  state: MartState;
  /** 1 for each requested person. */
  asked: Uint8Array;
  /** The business date, in days since 1970-01-01. */
  today: number;
  /** Of what the balance is. */
  balanceOf: BalanceOf | null;
  throwIfCancelled(): void;
}

type EmployeeKey = ListKey<EmployeeTable>;

const name: EmployeeKey = {
  texts: [{ type: 'text' }, { type: 'text' }],
  // People are in the order of their folded names and numbers.
  column({ state }) {
    const places = new Int32Array(state.people.count);
    for (let person = 0; person < places.length; person++) places[person] = person;
    return places;
  },
  textsAt: ({ state }, person) => namePlaceAt(state.people, person),
  valueOf: ({ state }, [sortName, id]) => personOfNamePlace(state.people, sortName ?? '', id ?? ''),
};

const number: EmployeeKey = {
  texts: [{ type: 'text' }, { type: 'numeric' }, { type: 'text' }],
  column: ({ state }) => numberRanks(state.people),
  textsAt: ({ state }, person) => numberPlaceAt(state.people, person),
  valueOf: ({ state }, [prefix, digits, id]) =>
    rankOfNumberPlace(state.people, { prefix: prefix ?? '', digits: digits ?? '-1', id: id ?? '' }),
};

const department: EmployeeKey = {
  texts: [{ type: 'text', nullable: true }],
  column({ state: { people, departments } }) {
    const { rank } = rankDepartments(departments);
    const ranks = new Float64Array(people.count).fill(Number.NaN);
    for (let person = 0; person < ranks.length; person++) {
      const ordinal = people.department[person]!;
      if (ordinal !== NONE) ranks[person] = rank[ordinal]!;
    }
    return ranks;
  },
  textsAt({ state: { people, departments } }, person) {
    const { names, rank } = rankDepartments(departments);
    const ordinal = people.department[person]!;
    return [ordinal === NONE ? null : names[rank[ordinal]!]!];
  },
  valueOf: ({ state }, [text]) => (typeof text === 'string' ? rankOfName(rankDepartments(state.departments), text) : Number.NaN),
};

const lastLeave = computedKey({ type: 'date', nullable: true }, formatLocalDate, dayOfPlace, (table) =>
  computeAsked(table, (person) => {
    const leave = findLastLeave(table.state, person, table.today);
    return leave === NONE ? Number.NaN : table.state.leaves.start[leave]!;
  }),
);

const leaveDaysTaken = computedKey({ type: 'bigint' }, String, Number, (table) => {
  const year = findCurrentYear(table.state, table.today);
  return computeAsked(table, (person) => sumTakenDays(table.state, person, year, table.today));
});

const balance = computedKey({ type: 'bigint', nullable: true }, String, Number, ({ state, asked, today, balanceOf, throwIfCancelled }) => {
  if (!balanceOf) throw new Error('An order by balance without a leave type');
  return computeChosenBalances(state, { ...balanceOf, asOf: today }, asked, throwIfCancelled);
});

/** A key that has to be computed for each person; NaN is a missing value. */
function computedKey(
  text: PlaceKey,
  toText: (value: number) => string,
  toValue: (text: string) => number,
  compute: (table: EmployeeTable) => Float64Array,
): EmployeeKey {
  const columns = new WeakMap<EmployeeTable, Float64Array>();
  function column(table: EmployeeTable): Float64Array {
    const values = columns.get(table) ?? compute(table);
    columns.set(table, values);
    return values;
  }
  return {
    texts: [text],
    column,
    textsAt(table, person) {
      const value = column(table)[person]!;
      return [Number.isNaN(value) ? null : toText(value)];
    },
    valueOf: (_, [place]) => (typeof place === 'string' ? toValue(place) : Number.NaN),
  };
}

function computeAsked({ asked, throwIfCancelled }: EmployeeTable, compute: (person: number) => number): Float64Array {
  const values = new Float64Array(asked.length);
  for (let person = 0; person < asked.length; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    if (asked[person] === 1) values[person] = compute(person);
  }
  return values;
}

/** Orders that have to know of what the balance is. */
export const BALANCE_ORDERS: ReadonlySet<EmployeeOrder> = new Set(['BALANCE_ASC', 'BALANCE_DESC']);

/** What each order sorts by. */
export const EMPLOYEE_ORDERS: Readonly<Record<EmployeeOrder, ListOrder<EmployeeTable>>> = {
  NAME_ASC: [ascending(name)],
  NAME_DESC: [descending(name)],
  NUMBER_ASC: [ascending(number)],
  NUMBER_DESC: [descending(number)],
  DEPARTMENT_ASC: [ascending(department), ascending(name)],
  DEPARTMENT_DESC: [descending(department), ascending(name)],
  LAST_LEAVE_DESC: [descending(lastLeave), ascending(name)],
  LAST_LEAVE_ASC: [ascending(lastLeave), ascending(name)],
  LEAVE_DAYS_TAKEN_DESC: [descending(leaveDaysTaken), ascending(name)],
  LEAVE_DAYS_TAKEN_ASC: [ascending(leaveDaysTaken), ascending(name)],
  BALANCE_DESC: [descending(balance), ascending(name)],
  BALANCE_ASC: [ascending(balance), ascending(name)],
};
