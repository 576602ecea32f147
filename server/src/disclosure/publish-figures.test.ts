import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonLeave } from './cut-into-cells';
import { publishFigures } from './publish-figures';
import { TABLE_DIMENSIONS, type TableDimension } from './published-tables';

// The attacker knows who works where and when everybody was away, down to each atom; only the days are unknown. Every shown figure is an equation over
// them. Whole fractions, so that nothing is lost or found by rounding; no line of this is shared with what it attacks.

interface Atom {
  person: number;
  values: readonly string[];
  allocations: readonly string[];
}

const listAtoms = (people: readonly PersonLeave[]): Atom[] =>
  people.flatMap(({ atoms, allocations }, person) =>
    atoms.map((values) => ({ person, values, allocations: allocations.length > 0 ? allocations : [''] })),
  );

function isIn({ values, allocations }: Atom, cell: Partial<Record<TableDimension, string>>): boolean {
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
const person: fc.Arbitrary<PersonLeave> = fc
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
  }));
const company = fc.array(person, { minLength: 12, maxLength: 50 });

test('no figure of fewer than five people follows from all the shown figures together, whatever is added and subtracted', async () => {
  let shownCount = 0;
  let smallCount = 0;
  await fc.assert(
    fc.asyncProperty(company, async (people) => {
      const atoms = listAtoms(people);
      const indicator = (isWanted: (atom: Atom) => boolean) => atoms.map((atom) => (isWanted(atom) ? 1n : 0n));
      const known = new RowSpace();
      for (const { cells } of await publishFigures(people)) {
        for (const { values, isShown } of cells) {
          if (!isShown) continue;
          known.add(indicator((atom) => isIn(atom, values)));
          shownCount++;
        }
      }
      for (const cell of listCellsOfPairs(atoms)) {
        const inside = atoms.filter((atom) => isIn(atom, cell));
        const count = new Set(inside.map((atom) => atom.person)).size;
        if (count === 0 || count >= 5) continue;
        smallCount++;
        expect([cell, known.has(indicator((atom) => isIn(atom, cell)))]).toEqual([cell, false]);
      }
    }),
    { numRuns: 120 },
  );
  // The attack is worth nothing where there is nothing to attack with, or nothing to find.
  expect(shownCount).toBeGreaterThan(1_000);
  expect(smallCount).toBeGreaterThan(1_000);
}, 120_000);

function listCellsOfPairs(atoms: readonly Atom[]): Partial<Record<TableDimension, string>>[] {
  const cells = new Map<string, Partial<Record<TableDimension, string>>>();
  for (const atom of atoms) {
    const choices = (dimension: TableDimension, at: number) =>
      dimension === 'PROJECT_ALLOCATION' ? atom.allocations : [atom.values[at] ?? ''];
    TABLE_DIMENSIONS.forEach((one, first) => {
      TABLE_DIMENSIONS.forEach((other, second) => {
        for (const a of choices(one, first)) {
          for (const b of choices(other, second)) if (first <= second) cells.set(`${first}:${a}|${second}:${b}`, { [one]: a, [other]: b });
        }
      });
    });
  }
  return [...cells.values()].filter((cell) => Object.keys(cell).length > 0);
}

const inDepartment = (department: string, count: number, first = 0): PersonLeave[] =>
  Array.from({ length: count }, (_, at) => ({
    allocations: [],
    atoms: [['101', `2023-0${1 + ((first + at) % 2)}`, '1', '1', department, 'T', `M${department}`, '']],
  }));
async function shownOf(people: PersonLeave[], dimension: TableDimension): Promise<Record<string, boolean>> {
  const tables = await publishFigures(people);
  const table = tables.find(({ dimensions }) => dimensions.length === 1 && dimensions[0] === dimension);
  return Object.fromEntries(table?.cells.map(({ values, isShown }) => [values[dimension], isShown]) ?? []);
}

test('where every group has many people, everything is shown', async () => {
  const people = [...inDepartment('a', 12), ...inDepartment('b', 14)];
  const tables = await publishFigures(people);
  expect(tables.flatMap(({ cells }) => cells.filter(({ isShown }) => !isShown))).toEqual([]);
});

test('more than 200 teams are not published over all years, and everything else is', async () => {
  const people = Array.from({ length: 201 }, (_, team) => inDepartment('a', 5, team).map((person) => inTeam(person, `M${team}`))).flat();
  const tables = await publishFigures(people);
  const names = tables.map(({ dimensions }) => dimensions.join());
  expect(names).not.toContain('TEAM_MANAGER');
  expect(names).toContain('DEPARTMENT');
  const fewer = await publishFigures(people.filter(({ atoms }) => atoms[0]?.[6] !== 'M200'));
  expect(fewer.map(({ dimensions }) => dimensions.join())).toContain('TEAM_MANAGER');
});
const inTeam = ({ allocations, atoms }: PersonLeave, team: string): PersonLeave => ({
  allocations,
  atoms: atoms.map((values) => values.with(6, team)),
});

test('beside one small department the smallest other one goes, and so does the team that is that department', async () => {
  const people = [...inDepartment('a', 1), ...inDepartment('b', 10), ...inDepartment('c', 20)];
  expect(await shownOf(people, 'DEPARTMENT')).toEqual({ a: false, b: false, c: true });
  expect(await shownOf(people, 'TEAM_MANAGER')).toEqual({ Ma: false, Mb: false, Mc: true });
});

test('small departments of fewer than five people together are not given away together', async () => {
  const people = [...inDepartment('a', 2), ...inDepartment('b', 2), ...inDepartment('c', 10), ...inDepartment('d', 20)];
  expect(await shownOf(people, 'DEPARTMENT')).toEqual({ a: false, b: false, c: false, d: true });
});

test('the order in which people are read changes nothing', async () => {
  const people = [...inDepartment('a', 3), ...inDepartment('b', 10), ...inDepartment('c', 10, 1)];
  expect(await shownOf(people.toReversed(), 'DEPARTMENT')).toEqual(await shownOf(people, 'DEPARTMENT'));
});
