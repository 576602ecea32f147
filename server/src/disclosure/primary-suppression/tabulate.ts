import type { Table, TableDimension } from '../published-tables';
import type { Microdata } from './microdata';
import { collapse, expandByAllocation, listAtoms, type Records } from './records';

/**
 * Yields each table with the records to tabulate. Most tables have one dimension of the leave itself beside the fiscal year, so one record
 * per person, fiscal year and value of that dimension is enough: a fraction of the atoms.
 * @param change a residue per atom; null: none is needed.
 */
export function* listTables(
  microdata: Microdata,
  tables: readonly Table[],
  change: Int32Array | null,
  needsDays: boolean,
): Generator<{ table: Table; records: Records }> {
  const atoms = listAtoms(microdata, change, needsDays);
  for (const [kind, ofKind] of groupByKind(microdata, tables)) {
    const records = kind === 'atoms' ? atoms : collapse(microdata, atoms, kind);
    for (const table of ofKind) if (!overlaps(table)) yield { table, records };
    const overlapping = ofKind.filter(overlaps);
    if (overlapping.length === 0) continue;
    const expanded = expandByAllocation(microdata, records);
    for (const table of overlapping) yield { table, records: expanded };
  }
}

const overlaps = (table: Table) => table.includes('PROJECT_ALLOCATION');

/** By the dimension of the leave itself beside the fiscal year: null if there is none, 'atoms' if there are several. */
function groupByKind({ columns }: Microdata, tables: readonly Table[]): Map<TableDimension | null | 'atoms', Table[]> {
  const kinds = new Map<TableDimension | null | 'atoms', Table[]>();
  for (const table of tables) {
    const others = table.filter((dimension) => dimension !== 'FISCAL_YEAR' && columns[dimension].grain === 'atom');
    const kind = others.length > 1 ? 'atoms' : (others[0] ?? null);
    kinds.set(kind, [...(kinds.get(kind) ?? []), table]);
  }
  return kinds;
}
