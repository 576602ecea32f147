import type { LeaveAtoms } from '../../../disclosure/leave-atoms';
import { tableDays } from '../../../mart/dimensions/day-table';
import { DIMENSIONS, dimensionOf } from '../../../mart/dimensions/registry';
import { leaveOf } from '../../../mart/leave-source';
import type { MartState } from '../../../mart/state';

/** The leave of one status cut into atoms, each once, in the order of people. @param status ordinal of the status. */
export function listAtoms(state: MartState, status: number): LeaveAtoms {
  const { people } = state;
  const source = leaveOf(state);
  const months = tableDays(source, DIMENSIONS.YEAR_MONTH);
  const weekdays = tableDays(source, DIMENSIONS.WEEKDAY);
  // A missing value is -1: one more digit each.
  const radices = {
    yearMonth: DIMENSIONS.YEAR_MONTH.count(source) + 1,
    weekday: dimensionOf('WEEKDAY').count(source) + 1,
    leaveType: state.leaveTypes.count + 1,
    leaveIssuer: state.leaveIssuers.count + 1,
  };
  const columns = createColumns(state.leaveMonths.month.length);
  for (let person = 0; person < people.count; person++) {
    for (const [key, micro] of sumKeys(person)) addAtom(person, key, micro);
  }
  const { department, designation, teamManager, allocationStart, allocation } = people;
  return { personCount: people.count, ...columns.cut(), department, designation, teamManager, allocationStart, allocation };

  function sumKeys(person: number): ReadonlyMap<number, number> {
    const { leaves, dayFacts } = state;
    const sums = new Map<number, number>();
    for (let leaf = people.leaveStart[person]!; leaf < people.leaveStart[person + 1]!; leaf++) {
      if (leaves.status[leaf] !== status) continue;
      for (let fact = leaves.factStart[leaf]!; fact < leaves.factStart[leaf + 1]!; fact++) {
        const day = dayFacts.day[fact]! - source.firstDay;
        let key = leaves.fiscalYear[leaf]! + 1;
        key = key * radices.yearMonth + months[day]! + 1;
        key = key * radices.weekday + weekdays[day]! + 1;
        key = key * radices.leaveType + leaves.leaveType[leaf]! + 1;
        key = key * radices.leaveIssuer + leaves.leaveIssuer[leaf]! + 1;
        sums.set(key, (sums.get(key) ?? 0) + dayFacts.micro[fact]!);
      }
    }
    return sums;
  }

  function addAtom(person: number, key: number, micro: number): void {
    let rest = key;
    const digit = (radix: number) => {
      const value = (rest % radix) - 1;
      rest = Math.floor(rest / radix);
      return value;
    };
    const leaveIssuer = digit(radices.leaveIssuer);
    const leaveType = digit(radices.leaveType);
    const weekday = digit(radices.weekday);
    const yearMonth = digit(radices.yearMonth);
    columns.add([person, rest - 1, yearMonth, weekday, leaveType, leaveIssuer], micro);
  }
}

const NAMES = ['person', 'fiscalYear', 'yearMonth', 'weekday', 'leaveType', 'leaveIssuer'] as const;
type Name = (typeof NAMES)[number];

/** Columns that double where they are full. */
function createColumns(expected: number) {
  let room = Math.max(16, expected);
  let columns = NAMES.map(() => new Int32Array(room));
  let microDays = new Float64Array(room);
  let count = 0;
  return {
    add(values: readonly number[], micro: number) {
      if (count === room) {
        room *= 2;
        columns = columns.map((column) => {
          const larger = new Int32Array(room);
          larger.set(column);
          return larger;
        });
        const larger = new Float64Array(room);
        larger.set(microDays);
        microDays = larger;
      }
      for (const [at, value] of values.entries()) columns[at]![count] = value;
      microDays[count] = micro;
      count++;
    },
    cut: () => ({
      ...(Object.fromEntries(NAMES.map((name, at) => [name, columns[at]!.subarray(0, count)])) as Record<Name, Int32Array>),
      microDays: microDays.subarray(0, count),
    }),
  };
}
