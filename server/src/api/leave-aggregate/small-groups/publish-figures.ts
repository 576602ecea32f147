import { chooseShown, type Group } from './choose-shown';
import { type Cell, createCells, type PersonLeave } from './cut-into-cells';
import { GUARDED_TABLES, PUBLISHED_TABLES, type Table, type TableDimension } from './published-tables';

/** Groups of fewer people than this are shown to nobody who may not see single people. */
export const SMALLEST_SHOWN_GROUP = 5;

/** A cell of a published table. */
export interface PublishedCell {
  values: Readonly<Partial<Record<TableDimension, string>>>;
  isShown: boolean;
}

export interface PublishedTable {
  dimensions: Table;
  cells: readonly PublishedCell[];
}

// Far below what a change does to a group that is free to change, far above rounding.
const UNCHANGED = 1e-7;

/**
 * Decides for all cells of all published tables at once which are shown. It follows from the leave alone and not from any question, so every
 * answer agrees with every other, and no set of answers tells more than all of them together.
 */
export async function publishFigures(people: readonly PersonLeave[]): Promise<PublishedTable[]> {
  const cutIntoCells = createCells(people);
  const tables = PUBLISHED_TABLES.map((dimensions) => ({ dimensions, cells: cutIntoCells(dimensions) }));
  const atomCount = people.reduce((count, { atoms }) => count + atoms.length, 0);
  const large = tables.flatMap(({ cells }) => cells.filter((cell) => !isSmall(cell)).toSorted(byImportance));
  const small = [...tables, ...GUARDED_TABLES.map((dimensions) => ({ dimensions, cells: cutIntoCells(dimensions) }))].flatMap(
    findSmallGroups,
  );
  const shown = await chooseShownAround(
    atomCount,
    large.map(({ atoms }) => atoms),
    small,
  );
  const shownCells = new Set(large.filter((_, at) => shown[at]));
  return tables.map(({ dimensions, cells }) => ({
    dimensions,
    cells: cells.map((cell) => ({
      values: Object.fromEntries(dimensions.map((dimension, at) => [dimension, cell.values[at]])),
      isShown: shownCells.has(cell),
    })),
  }));
}

/** Guarding a group costs time and few of them are ever given away, so those that are not guarded are looked at when the choice is made. */
async function chooseShownAround(atomCount: number, candidates: readonly Group[], small: readonly Group[]): Promise<boolean[]> {
  const guarded = new Set<Group>();
  for (;;) {
    const { isShown, change } = await chooseShown(atomCount, candidates, [...guarded]);
    const isGivenAway = (atoms: Group) => Math.abs(atoms.reduce((sum, atom) => sum + (change[atom] as number), 0)) < UNCHANGED;
    const givenAway = small.filter((atoms) => !guarded.has(atoms) && isGivenAway(atoms));
    if (givenAway.length === 0) return isShown;
    for (const atoms of givenAway) guarded.add(atoms);
  }
}

function isSmall({ people }: Cell): boolean {
  return people.length < SMALLEST_SHOWN_GROUP;
}

// The more people, the sooner: what has to go is small. Then anything that is the same each time.
function byImportance(a: Cell, b: Cell): number {
  return b.people.length - a.people.length || (a.values.join('|') < b.values.join('|') ? -1 : 1);
}

/**
 * Every cell of few people, and the small cells beside each other (they differ in one value) where together they are few people still: a
 * total less the others would give those away as one.
 */
function findSmallGroups({ dimensions, cells }: { dimensions: Table; cells: readonly Cell[] }): number[][] {
  const small = cells.filter(isSmall);
  const beside = dimensions.flatMap((_, dropped) => {
    const lines = new Map<string, Cell[]>();
    for (const cell of small) {
      const key = cell.values.toSpliced(dropped, 1).join('|');
      const line = lines.get(key);
      if (line) line.push(cell);
      else lines.set(key, [cell]);
    }
    return [...lines.values()].filter((line) => line.length > 1);
  });
  const together = beside.filter((line) => new Set(line.flatMap(({ people }) => people)).size < SMALLEST_SHOWN_GROUP);
  return [...small.map(({ atoms }) => atoms), ...together.map((line) => [...new Set(line.flatMap(({ atoms }) => atoms))])];
}
