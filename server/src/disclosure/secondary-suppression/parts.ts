import type { Microdata } from '../primary-suppression/microdata';
import type { CellName, TableCells } from '../primary-suppression/published-cells';
import type { Table } from '../published-tables';

/** Finds cells that add up to a cell, if all of them are known to be earlier candidates. */
export function createPartFinder(microdata: Microdata, tables: readonly TableCells[]) {
  const positions = tables.map(({ keys }) => new Int32Array(keys.length).fill(-1));
  const listParts = tables.map(({ dimensions }, table) => createPartList(microdata, tables, table, dimensions));
  function find({ table, cell }: CellName): readonly number[] | undefined {
    const found = listParts[table]?.(cell).map((part) => positions[part.table]?.[part.cell] as number);
    return found && found.length > 0 && found.every((position) => position >= 0) ? found : undefined;
  }
  function know({ table, cell }: CellName, position: number): void {
    (positions[table] as Int32Array)[cell] = position;
  }
  return { find, know };
}

/**
 * Returns the cells that add up to a cell of a table: of [X] those of ['FISCAL_YEAR', X], and the other way round, if all leave of the cell
 * of [X] is charged to one fiscal year, that cell.
 */
function createPartList(
  { columns }: Microdata,
  tables: readonly TableCells[],
  table: number,
  dimensions: Table,
): (cell: number) => CellName[] {
  const dimension = dimensions.at(-1);
  const find = (...wanted: Table) => tables.findIndex((other) => other.dimensions.join() === wanted.join());
  if (dimension === undefined || dimension === 'FISCAL_YEAR') return () => [];
  const [coarse, fine] = [find(dimension), find('FISCAL_YEAR', dimension)];
  if (coarse < 0 || fine < 0 || (table !== coarse && table !== fine)) return () => [];
  const { keys: own } = tables[table] as TableCells;
  const other = table === coarse ? fine : coarse;
  const { keys: others, firstYears, lastYears } = tables[other] as TableCells;
  const { radix } = columns[dimension];
  const byValue = new Map<number, CellName[]>();
  for (const [cell, key] of others.entries()) {
    if (other === coarse && firstYears[cell] !== lastYears[cell]) continue;
    const known = byValue.get(key % radix);
    if (known) known.push({ table: other, cell });
    else byValue.set(key % radix, [{ table: other, cell }]);
  }
  return (cell) => byValue.get((own[cell] as number) % radix) ?? [];
}
