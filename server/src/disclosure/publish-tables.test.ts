import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompanySize, makeCompanyLeave } from '../../test/company-leave';
import { readPropertyRuns } from '../../test/property-runs';
import type { LeaveAtoms } from './leave-atoms';
import { type DisclosureOptions, type PublishedTable, publishTables } from './publish-tables';
import recorded from './publish-tables.fixture.json';
import { TABLE_DIMENSIONS, type TableDimension } from './published-tables';

// The attacker knows who works where and when everybody was away, down to each atom. Only the days are unknown, and every shown figure is
// an equation over them. The attack uses exact fractions and shares no code with the module that it attacks.

interface Person {
  allocations: readonly string[];
  /** A value for each dimension but PROJECT_ALLOCATION, in the order of TABLE_DIMENSIONS. "": missing. */
  atoms: readonly (readonly string[])[];
  /** Days of each atom, in millionths; left out: a day. */
  microDays?: readonly number[];
}

/** Numbers the values of each dimension in the order of their text, "" as -1. */
function toAtoms(people: readonly Person[]): { atoms: LeaveAtoms; values: string[][] } {
  const values = TABLE_DIMENSIONS.map((_, at) => {
    const all = people.flatMap(({ atoms, allocations }) => (at === 8 ? allocations : atoms.map((atom) => atom[at] ?? '')));
    return [...new Set(all)].filter((value) => value !== '').sort();
  });
  const ordinal = (at: number, value: string | undefined) => values[at]?.indexOf(value ?? '') ?? -1;
  const rows = people.flatMap(({ atoms, microDays }, person) =>
    atoms.map((atom, at) => ({ person, atom, microDays: microDays?.[at] ?? 1_000_000 })),
  );
  const ofAtoms = (at: number) => Int32Array.from(rows, ({ atom }) => ordinal(at, atom[at]));
  const ofPeople = (at: number) => Int32Array.from(people, ({ atoms }) => ordinal(at, atoms[0]?.[at]));
  let allocationCount = 0;
  const ends = people.map(({ allocations }) => {
    allocationCount += allocations.length;
    return allocationCount;
  });
  return {
    values,
    atoms: {
      personCount: people.length,
      person: Int32Array.from(rows, ({ person }) => person),
      fiscalYear: ofAtoms(0),
      yearMonth: ofAtoms(1),
      weekday: ofAtoms(2),
      leaveType: ofAtoms(3),
      leaveIssuer: ofAtoms(7),
      microDays: Float64Array.from(rows, ({ microDays }) => microDays),
      department: ofPeople(4),
      designation: ofPeople(5),
      teamManager: ofPeople(6),
      allocationStart: Int32Array.of(0, ...ends),
      allocation: Int32Array.from(people.flatMap(({ allocations }) => allocations.map((allocation) => ordinal(8, allocation)))),
    },
  };
}

type CellValues = Partial<Record<TableDimension, string>>;

/** The cells of the published tables of some people. */
function publish(people: readonly Person[], options?: DisclosureOptions) {
  const { atoms, values } = toAtoms(people);
  return publishTables(atoms, options).map((table) => ({ dimensions: table.dimensions, cells: listCells(table, values) }));
}

function listCells({ dimensions, radices, keys, isShown }: PublishedTable, values: readonly (readonly string[])[]) {
  return Array.from(keys, (key, cell) => {
    const cellValues: CellValues = {};
    let left = key;
    for (const [at, dimension] of [...dimensions.entries()].toReversed()) {
      const radix = radices[at] ?? 1;
      cellValues[dimension] = values[TABLE_DIMENSIONS.indexOf(dimension)]?.[(left % radix) - 1] ?? '';
      left = Math.floor(left / radix);
    }
    return { values: cellValues, isShown: isShown[cell] === 1 };
  });
}

interface Atom {
  person: number;
  values: readonly string[];
  allocations: readonly string[];
  microDays: number;
}

const listAtoms = (people: readonly Person[]): Atom[] =>
  people.flatMap(({ atoms, allocations, microDays }, person) =>
    atoms.map((values, at) => ({
      person,
      values,
      allocations: allocations.length > 0 ? allocations : [''],
      microDays: microDays?.[at] ?? 1_000_000,
    })),
  );

function isIn({ values, allocations }: Atom, cell: CellValues): boolean {
  return TABLE_DIMENSIONS.every((dimension, at) => {
    const wanted = cell[dimension];
    if (wanted === undefined) return true;
    return dimension === 'PROJECT_ALLOCATION' ? allocations.includes(wanted) : values[at] === wanted;
  });
}

/** Rows in echelon form over the rationals, each scaled to whole numbers. */
class RowSpace {
  readonly #rows = new Map<number, bigint[]>();

  /** What is left of a row after everything known has been taken out: all zeros where it follows from the others. */
  reduce(row: readonly bigint[]): bigint[] {
    let left = [...row];
    for (let column = 0; column < left.length; column++) {
      const pivot = this.#rows.get(column);
      const value = left[column] ?? 0n;
      if (value === 0n || !pivot) continue;
      const scale = pivot[column] ?? 1n;
      left = left.map((entry, at) => entry * scale - (pivot[at] ?? 0n) * value);
      const divisor = left.reduce((a, b) => gcd(a, b), 0n);
      if (divisor > 1n) left = left.map((entry) => entry / divisor);
    }
    return left;
  }

  add(row: readonly bigint[]): void {
    const left = this.reduce(row);
    const column = left.findIndex((entry) => entry !== 0n);
    if (column >= 0) this.#rows.set(column, left);
  }

  has(row: readonly bigint[]): boolean {
    return this.reduce(row).every((entry) => entry === 0n);
  }
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

const oneOf = (...values: string[]) => fc.constantFrom(...values);
/** Managers are nested in departments and designations nearly so, as in life: that is where figures of two tables give a third away. */
const person: fc.Arbitrary<Person> = fc
  .record({
    department: fc.integer({ min: 1, max: 3 }),
    designation: fc.integer({ min: 0, max: 2 }),
    manager: fc.integer({ min: 0, max: 1 }),
    isSenior: fc.integer({ min: 0, max: 9 }),
    allocations: fc.subarray(['31', '32', '33']),
    leave: fc.array(
      fc.tuple(
        oneOf('101', '101', '102'),
        oneOf('2023-05', '2023-07', '2023-07', '2024-05'),
        oneOf('1', '2'),
        oneOf('1', '1', '2'),
        oneOf('', '900'),
        fc.constantFrom(500_000, 1_000_000, 1_000_000, 20_000_000),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ department, designation, manager, isSenior, allocations, leave }) => ({
    allocations,
    atoms: leave.map(([fiscalYear, month, weekday, type, issuer]) => [
      fiscalYear,
      month,
      weekday,
      type,
      `D${department}`,
      isSenior === 0 ? 'lead' : `T${department}${designation % 2}`,
      `M${department}${manager}`,
      issuer,
    ]),
    microDays: leave.map((atom) => atom[5]),
  }));
const company = fc.array(person, { minLength: 12, maxLength: 50 });

describe('no sensitive figure follows from sums and differences of shown figures', () => {
  const OPTIONS: [string, number, DisclosureOptions][] = [
    ['figures of fewer than five people', 120, {}],
    ['figures of fewer than three people', 30, { minimumPeople: 3 }],
    ['figures of fewer than five people, or of one with nearly all the days', 60, { dominancePercent: 10 }],
    ['the same where there is little time to decide', 30, { dominancePercent: 10, budget: 1e4, mostGroups: 3 }],
  ];
  test.each(OPTIONS)('%s', { timeout: 600_000 }, (_, runs, options) => {
    let shownCount = 0;
    let sensitiveCount = 0;
    const attacked = fc.property(company, (people) => {
      const atoms = listAtoms(people);
      const indicator = (cell: CellValues) => atoms.map((atom) => (isIn(atom, cell) ? 1n : 0n));
      const shown = publish(people, options).flatMap(({ cells }) => cells.filter(({ isShown }) => isShown));
      const known = new RowSpace();
      for (const { values } of shown) known.add(indicator(values));
      shownCount += shown.length;
      const sensitive = listGuardedCells(atoms).filter((cell) =>
        isSensitive(
          atoms.filter((atom) => isIn(atom, cell)),
          options,
        ),
      );
      sensitiveCount += sensitive.length;
      for (const cell of sensitive) expect([cell, known.has(indicator(cell))]).toEqual([cell, false]);
    });
    fc.assert(attacked, { numRuns: readPropertyRuns(runs) });
    // The attack needs shown cells to attack with, and hidden ones to find.
    expect(shownCount).toBeGreaterThan(5 * runs);
    expect(sensitiveCount).toBeGreaterThan(10 * runs);
  });
});

/** Every cell by one or two dimensions, and by two within a fiscal year. */
function listGuardedCells(atoms: readonly Atom[]): CellValues[] {
  const cells = new Map<string, CellValues>();
  for (const atom of atoms) {
    const choices = TABLE_DIMENSIONS.map((dimension, at) =>
      dimension === 'PROJECT_ALLOCATION' ? atom.allocations : [atom.values[at] ?? ''],
    );
    for (const [first, one] of TABLE_DIMENSIONS.entries()) {
      for (const [second, other] of TABLE_DIMENSIONS.entries()) {
        for (const a of choices[first] ?? []) {
          for (const b of choices[second] ?? []) {
            if (first > second) continue;
            const cell = { [one]: a, [other]: b };
            cells.set(JSON.stringify(cell), cell);
            const withinYear = { ...cell, FISCAL_YEAR: atom.values[0] ?? '' };
            cells.set(JSON.stringify(withinYear), withinYear);
          }
        }
      }
    }
  }
  return [...cells.values()];
}

function isSensitive(inside: readonly Atom[], { minimumPeople = 5, dominancePercent = null }: DisclosureOptions): boolean {
  const days = new Map<number, number>();
  for (const { person, microDays } of inside) days.set(person, (days.get(person) ?? 0) + microDays);
  if (days.size < minimumPeople) return true;
  const [first = 0, , ...others] = [...days.values()].sort((a, b) => b - a);
  const rest = others.reduce((sum, own) => sum + own, 0);
  return dominancePercent !== null && 100 * rest < dominancePercent * first;
}

const inDepartment = (department: string, count: number, first = 0): Person[] =>
  Array.from({ length: count }, (_, at) => ({
    allocations: [],
    atoms: [['101', `2023-0${1 + ((first + at) % 2)}`, '1', '1', department, 'T', `M${department}`, '']],
  }));
function shownOf(people: Person[], dimension: TableDimension, options?: DisclosureOptions): Record<string, boolean> {
  const table = publish(people, options).find(({ dimensions }) => dimensions.length === 1 && dimensions[0] === dimension);
  return Object.fromEntries(table?.cells.map(({ values, isShown }) => [values[dimension], isShown]) ?? []);
}

test('where every group has many people, everything is shown', () => {
  const people = [...inDepartment('a', 12), ...inDepartment('b', 14)];
  expect(publish(people).flatMap(({ cells }) => cells.filter(({ isShown }) => !isShown))).toEqual([]);
});

test('more than 200 teams are not published over all years, and everything else is', () => {
  const people = Array.from({ length: 201 }, (_, team) => inDepartment('a', 5, team).map((person) => inTeam(person, `M${team}`))).flat();
  const names = publish(people).map(({ dimensions }) => dimensions.join());
  expect(names).not.toContain('TEAM_MANAGER');
  expect(names).toContain('DEPARTMENT');
  const fewer = publish(people.filter(({ atoms }) => atoms[0]?.[6] !== 'M200'));
  expect(fewer.map(({ dimensions }) => dimensions.join())).toContain('TEAM_MANAGER');
});
const inTeam = ({ allocations, atoms }: Person, team: string): Person => ({
  allocations,
  atoms: atoms.map((values) => values.with(6, team)),
});

test('beside one small department the smallest other one goes, and so does the team that is that department', () => {
  const people = [...inDepartment('a', 1), ...inDepartment('b', 10), ...inDepartment('c', 20)];
  expect(shownOf(people, 'DEPARTMENT')).toEqual({ a: false, b: false, c: true });
  expect(shownOf(people, 'TEAM_MANAGER')).toEqual({ Ma: false, Mb: false, Mc: true });
});

test('small departments of fewer than five people together are not given away together', () => {
  const people = [...inDepartment('a', 2), ...inDepartment('b', 2), ...inDepartment('c', 10), ...inDepartment('d', 20)];
  expect(shownOf(people, 'DEPARTMENT')).toEqual({ a: false, b: false, c: false, d: true });
});

test('the order in which people are read changes nothing', () => {
  const people = [...inDepartment('a', 3), ...inDepartment('b', 10), ...inDepartment('c', 10, 1)];
  expect(shownOf(people.toReversed(), 'DEPARTMENT')).toEqual(shownOf(people, 'DEPARTMENT'));
});

test('the worked example of docs/disclosure.md: all six people are shown, and neither the lead nor the five others', () => {
  const makePerson = (isLead: boolean): Person => ({
    allocations: isLead ? [] : ['Aspen'],
    atoms: [['2023/24', '2024-05', '1', 'Annual', 'Engineering', isLead ? 'Lead' : 'Developer', 'Mia', 'Mia']],
  });
  const tables = publish([true, false, false, false, false, false].map(makePerson));
  const cells = tables.flatMap((table) => table.cells);
  const hidden = cells.filter(({ isShown }) => !isShown).map(({ values }) => values.DESIGNATION ?? values.PROJECT_ALLOCATION);
  expect(hidden.toSorted()).toEqual(['', '', 'Aspen', 'Aspen', 'Developer', 'Developer', 'Lead', 'Lead']);
  expect(cells.length).toBe(hidden.length + 13);
});

test('an atom that occurs twice changes nothing', () => {
  fc.assert(
    fc.property(company, (people) => {
      const doubled = people.map(({ allocations, atoms }) => ({ allocations, atoms: [...atoms, ...atoms] }));
      expect(publish(doubled)).toEqual(publish(people));
    }),
    { numRuns: 10 },
  );
});

test('with little time to decide the largest cells are shown still', () => {
  const company = makeCompanyLeave({ leaveCount: 3_000, personCount: 90, departmentCount: 3, managerCount: 6, seed: 3 });
  const shown = (options: DisclosureOptions) => publishTables(company, options).map(({ isShown }) => [...isShown].filter(Boolean).length);
  const [all, some, none] = [shown({}), shown({ budget: 1e5 }), shown({ budget: 0 })];
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  expect(some[0]).toBe(all[0]);
  expect(sum(some)).toBeGreaterThan(100);
  expect(sum(some)).toBeLessThan(sum(all) / 2);
  expect(sum(none)).toBe(0);
  expect(sum(shown({ mostGroups: 0 }))).toBeLessThan(sum(all));
});

test('without any leave there are no cells', () => {
  const tables = publishTables(toAtoms([]).atoms);
  expect(tables.flatMap(({ keys, isShown }) => [...keys, ...isShown])).toEqual([]);
});

describe('what was shown when it was decided in floats and with strings is shown still', () => {
  test.each(recorded.map(({ size, shown }) => [JSON.stringify(size), size, shown] as const))('%s', (_, size: CompanySize, shown) => {
    const tables = publishTables(makeCompanyLeave(size));
    expect(Object.fromEntries(tables.map(({ dimensions, isShown }) => [dimensions.join(), isShown.join('')]))).toEqual(shown);
  });
});

describe('dominance', () => {
  const withDays = (department: string, days: readonly number[]): Person[] =>
    inDepartment(department, days.length).map((person, at) => ({ ...person, microDays: [(days[at] ?? 0) * 1_000_000] }));
  const others = [...withDays('b', Array(12).fill(2)), ...withDays('c', Array(13).fill(2))];

  test('a department where the second largest contributor could estimate the largest within 10 % is hidden, and does not follow from the total', () => {
    const people = [...withDays('a', [20, 0.5, 0.5, 0.5, 0.5]), ...others];
    expect(shownOf(people, 'DEPARTMENT')).toEqual({ a: true, b: true, c: true });
    expect(shownOf(people, 'DEPARTMENT', { dominancePercent: 10 })).toEqual({ a: false, b: false, c: true });
  });

  test('exactly 10 % is shown', () => {
    const people = [...withDays('a', [15, 0.5, 0.5, 0.5, 0.5]), ...others];
    expect(shownOf(people, 'DEPARTMENT', { dominancePercent: 10 })).toEqual({ a: true, b: true, c: true });
    expect(shownOf(people, 'DEPARTMENT', { dominancePercent: 10.1 })).toEqual({ a: false, b: false, c: true });
  });

  test('days of one person count together, regardless of type and month', () => {
    const [first, ...rest] = withDays('a', [20, 0.5, 0.5, 0.5, 0.5]);
    const split = { allocations: [], atoms: [1, 2].map((day) => first?.atoms[0]?.with(2, `${day}`) ?? []), microDays: [1e7, 1e7] };
    expect(shownOf([split, ...rest, ...others], 'DEPARTMENT', { dominancePercent: 10 })).toEqual({ a: false, b: false, c: true });
  });

  test('needs the days', () => {
    const { microDays, ...atoms } = makeCompanyLeave({ leaveCount: 20 });
    expect(microDays?.length).toBeGreaterThan(0);
    expect(() => publishTables(atoms, { dominancePercent: 10 })).toThrow('microDays');
  });
});
