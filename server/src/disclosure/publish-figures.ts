import { chooseShown, drawUnnoticedChange } from './choose-shown';
import { type CutTable, countPeople, createTables, type PersonLeave } from './cut-into-cells';
import { findGivenAway } from './find-given-away';
import { GUARDED_TABLES, PUBLISHED_TABLES, TABLE_DIMENSIONS, type Table, type TableDimension } from './published-tables';
import { createCandidates, type Group } from './shared-atoms';
import { SMALLEST_SHOWN_GROUP } from './smallest-shown-group';
import { takeTurns } from './take-turns';

/** A cell of a published table. */
export interface PublishedCell {
  values: Readonly<Partial<Record<TableDimension, string>>>;
  isShown: boolean;
}

export interface PublishedTable {
  dimensions: Table;
  cells: readonly PublishedCell[];
}

/**
 * A dimension of more values than this is published within fiscal years alone, if at all: figures over all years link them, and their cost grows with
 * the square of their number. Only team managers and leave issuers of large companies are as many.
 */
const MOST_LINKS = 200;
const FISCAL_YEAR_PLACE = TABLE_DIMENSIONS.indexOf('FISCAL_YEAR');

/**
 * Decides for all cells of all published tables at once which are shown. It follows from the leave alone and not from any question, so every
 * answer agrees with every other, and no set of answers tells more than all of them together.
 *
 * Guarding a group costs time and few small ones are ever given away: those that all large cells together would give away. Whatever is left out
 * of them gives away none but these.
 */
export async function publishFigures(people: readonly PersonLeave[]): Promise<PublishedTable[]> {
  const cut = createTables(people);
  const fiscalYearOf = people.flatMap(({ atoms }) => atoms.map((values) => values[FISCAL_YEAR_PLACE] as string));
  const rest = takeTurns();
  const tables: { dimensions: Table; cells: Cell[] }[] = [];
  for (const dimensions of PUBLISHED_TABLES) {
    const cells = listCells(dimensions, cut(dimensions), fiscalYearOf);
    if (dimensions.length > 1 || cells.length <= MOST_LINKS) tables.push({ dimensions, cells });
    await rest();
  }
  const large = tables.flatMap(({ cells }) =>
    cells.filter(({ peopleCount }) => peopleCount >= SMALLEST_SHOWN_GROUP).toSorted(byImportance),
  );
  const judged = large.toSorted(byFiscalYear);
  const candidates = createCandidates(
    fiscalYearOf.length,
    judged.map(({ atoms }) => atoms),
  );
  const change = await drawUnnoticedChange(candidates);
  // Many tables hold the same small group.
  const guarded = new Map<string, Group>();
  for (const dimensions of [...PUBLISHED_TABLES, ...GUARDED_TABLES]) {
    for (const atoms of findGivenAway(dimensions, cut(dimensions), change)) guarded.set(atoms.join(), atoms);
    await rest();
  }
  const isShown = await chooseShown(candidates, [...guarded.values()]);
  const shown = new Set(judged.filter((_, at) => isShown[at]));
  return tables.map(({ dimensions, cells }) => ({
    dimensions,
    cells: cells.map((cell) => ({ values: cell.values, isShown: shown.has(cell) })),
  }));
}

interface Cell {
  values: Partial<Record<TableDimension, string>>;
  name: string;
  peopleCount: number;
  atoms: number[];
  /** The one that all its leave is charged to; null: several. */
  fiscalYear: string | null;
}

function listCells(dimensions: Table, table: CutTable, fiscalYearOf: readonly string[]): Cell[] {
  const peopleCounts = countPeople(table);
  const found = new Map<number, Cell>();
  for (let visit = 0; visit < table.cells.length; visit++) {
    const number = table.cells[visit] as number;
    const atom = table.atoms[visit] as number;
    const fiscalYear = fiscalYearOf[atom] as string;
    const cell = found.get(number);
    if (cell) {
      cell.atoms.push(atom);
      if (cell.fiscalYear !== fiscalYear) cell.fiscalYear = null;
      continue;
    }
    const values = table.valuesAt(visit);
    const named = Object.fromEntries(dimensions.map((dimension, at) => [dimension, values[at]]));
    found.set(number, { values: named, name: values.join('|'), peopleCount: peopleCounts[number] as number, atoms: [atom], fiscalYear });
  }
  return [...found.values()];
}

// The more people, the sooner: what has to go is small. Then anything that is the same each time.
function byImportance(a: Cell, b: Cell): number {
  return b.peopleCount - a.peopleCount || (a.name < b.name ? -1 : 1);
}

// Figures of different fiscal years share nothing, so those of one year are judged together and those that link several come last.
function byFiscalYear({ fiscalYear: a }: Cell, { fiscalYear: b }: Cell): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
