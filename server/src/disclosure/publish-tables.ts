import { BATCH } from './algebra/cholesky-factor';
import type { Combination } from './algebra/combinations';
import type { LeaveAtoms } from './leave-atoms';
import { type Microdata, readMicrodata } from './primary-suppression/microdata';
import { listPublishedCells, type TableCells } from './primary-suppression/published-cells';
import type { DisclosureRules } from './primary-suppression/sensitive-cells';
import type { Table } from './published-tables';
import { type Candidates, orderCandidates } from './secondary-suppression/candidate-cells';
import { type CandidateSpan, spanCandidates } from './secondary-suppression/candidate-span';
import { createVectorFinder, type VectorFinder } from './secondary-suppression/cells-of-atom';
import { countSharedAtoms } from './secondary-suppression/count-shared-atoms';
import { findDisclosedGroups, type Group } from './secondary-suppression/disclosed-groups';
import { suppressSecondarily } from './secondary-suppression/suppress-secondarily';

/** A table that a VIEWER's figures come from. Its arrays are in shared memory, so that other threads get them without copying. */
export interface PublishedTable {
  dimensions: Table;
  /** For each dimension two more than its greatest ordinal: -1 is a value too. */
  radices: readonly number[];
  /** The cells with leave, by ascending key: their ordinals plus 1 in mixed radix. */
  keys: Float64Array;
  /** By cell: 1 if its figures may be shown. */
  isShown: Uint8Array;
}

export interface DisclosureOptions extends Partial<DisclosureRules> {
  /**
   * How many multiplications the linear algebra may take, about. If there are too many cells, those with the most people are considered.
   */
  budget?: number;
  /** How many sensitive groups to protect at most. If there are more, the budget is cut until there are fewer. */
  mostGroups?: number;
}

/**
 * Decides which cells of the published tables are shown, for all tables together. The decision depends on the leave and not on any
 * question, so no set of answers discloses more than all shown cells together. docs/disclosure.md explains the method.
 *
 * Time and memory grow with the atoms. The linear algebra has a budget; cells beyond it are not shown.
 */
export function publishTables(
  atoms: LeaveAtoms,
  { minimumPeople = 5, dominancePercent = null, budget = 2e9, mostGroups = 5_000 }: DisclosureOptions = {},
): PublishedTable[] {
  const rules = { minimumPeople, dominancePercent };
  const microdata = readMicrodata(atoms);
  const tables = listPublishedCells(microdata, rules);
  let shown = suppress(microdata, tables, rules, budget, mostGroups);
  // Fewer candidates disclose fewer groups; no candidates disclose none.
  for (let less = budget / 8; shown === null; less /= 8) shown = suppress(microdata, tables, rules, less, mostGroups);
  return tables.map(({ dimensions, keys }, table) => ({
    dimensions,
    radices: dimensions.map((dimension) => microdata.columns[dimension].radix),
    keys: share(keys, Float64Array),
    isShown: share(shown[table] as Uint8Array, Uint8Array),
  }));
}

/** Returns by table and cell whether it is shown, or null if there are too many groups to protect. */
function suppress(
  microdata: Microdata,
  tables: readonly TableCells[],
  rules: DisclosureRules,
  budget: number,
  mostGroups: number,
): Uint8Array[] | null {
  const candidates = orderCandidates(microdata, tables, budget);
  const finder = createVectorFinder(microdata, tables, candidates);
  const span = spanCandidates(candidates, countSharedAtoms(microdata, candidates, finder));
  const groups = findDisclosedGroups(microdata, span, finder, rules, mostGroups);
  if (groups === null) return null;
  const isShown = suppressSecondarily(candidates, span, express(groups, candidates, span, finder));
  const shown = tables.map(({ keys }) => new Uint8Array(keys.length));
  for (let position = 0; position < candidates.count; position++) {
    (shown[candidates.table[position] as number] as Uint8Array)[candidates.cell[position] as number] = isShown[position] as number;
  }
  return shown;
}

function express(groups: readonly Group[], { vectors }: Candidates, span: CandidateSpan, { find, found }: VectorFinder): Combination[] {
  const combinations: Combination[] = [];
  for (let from = 0; from < groups.length; from += BATCH) {
    const products = groups.slice(from, from + BATCH).map((group) => {
      const shared = new Int32Array(vectors.length);
      for (const atom of group) {
        const count = find(atom);
        for (let at = 0; at < count; at++) shared[found[at] as number] = (shared[found[at] as number] as number) + 1;
      }
      return shared;
    });
    combinations.push(...span.express(products));
  }
  return combinations;
}

function share<T extends Float64Array | Uint8Array>(values: T, kind: new (buffer: SharedArrayBuffer) => T): T {
  const shared = new kind(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}
