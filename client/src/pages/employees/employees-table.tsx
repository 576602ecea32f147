import { type Row, useTable } from '@tanstack/react-table';
import { memo, useEffect, useRef } from 'react';
import { SortButton, type SortDirection } from '../../ui/sort-button';
import { COLUMNS, FEATURES, FIGURE_COLUMNS } from './employee-columns';
import { readSort, type Sort, type SortColumn, writeSort } from './employee-sort';
import classes from './employees.module.css';
import type { EmployeeRow } from './employees-query';
import { useWindowRows } from './use-window-rows';
import { employeesWords } from './words';

const ROW_HEIGHT = 44;
const say = employeesWords;

/** The list as a table; only the rows on screen exist. */
export function EmployeesTable({
  rows,
  count,
  sort,
  onSort,
  onReach,
  balanceOf,
  hints,
}: {
  rows: readonly EmployeeRow[];
  count: number;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onReach: (index: number) => void;
  /** What the balances are of; null: there are none to show or to sort by. */
  balanceOf: string | null;
  /** What the figures of a column are, by its id. */
  hints: Readonly<Record<string, string>>;
}) {
  const { column, descending } = readSort(sort);
  const sorting = [{ id: column, desc: descending }];
  const table = useTable({
    features: FEATURES,
    columns: COLUMNS,
    data: rows as EmployeeRow[],
    getRowId: ({ id }) => id,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (next) => {
      const [chosen] = typeof next === 'function' ? next(sorting) : next;
      if (chosen) onSort(writeSort(chosen.id as SortColumn, chosen.desc));
    },
  });
  const body = useRef<HTMLTableSectionElement>(null);
  const { indices, before, after, last, onKeyDown } = useWindowRows(body, count, ROW_HEIGHT, rows.length);
  useEffect(() => onReach(last), [onReach, last]);
  const drawn = table.getRowModel().rows;

  return (
    <table className={classes.table} aria-label={say.table} aria-rowcount={count + 1}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} aria-rowindex={1}>
            {group.headers.map((header) => {
              const canSort = header.column.getCanSort() && (header.column.id !== 'balance' || balanceOf !== null);
              const label =
                header.column.id === 'balance' && balanceOf !== null ? say.balanceOf(balanceOf) : <table.FlexRender header={header} />;
              return (
                <th
                  key={header.id}
                  scope="col"
                  data-column={header.column.id}
                  data-figure={FIGURE_COLUMNS.includes(header.column.id) || undefined}
                  title={hints[header.column.id]}
                  aria-sort={canSort ? directionOf(header) : undefined}
                >
                  {canSort ? (
                    <SortButton
                      direction={directionOf(header)}
                      isFigure={FIGURE_COLUMNS.includes(header.column.id)}
                      onSort={() => header.column.toggleSorting()}
                    >
                      {label}
                    </SortButton>
                  ) : (
                    label
                  )}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        <Spacer height={before} />
        {indices.map((index) => {
          const row = drawn[index];
          return row ? <EmployeeCells key={row.id} row={row} index={index} /> : <EmptyCells key={index} index={index} />;
        })}
        <Spacer height={after} />
      </tbody>
    </table>
  );
}

function directionOf({ column }: { column: { getIsSorted: () => false | 'asc' | 'desc' } }): SortDirection {
  const sorted = column.getIsSorted();
  return sorted === false ? 'none' : sorted === 'desc' ? 'descending' : 'ascending';
}

const EmployeeCells = memo(function EmployeeCells({ row, index }: { row: Row<typeof FEATURES, EmployeeRow>; index: number }) {
  return (
    <tr aria-rowindex={index + 2} data-testid="employee">
      {row.getAllCells().map((cell) => {
        const { cell: content } = cell.column.columnDef;
        const Cell = cell.column.id === 'name' ? 'th' : 'td';
        return (
          <Cell
            key={cell.id}
            {...(Cell === 'th' ? { scope: 'row' } : {})}
            data-column={cell.column.id}
            data-figure={FIGURE_COLUMNS.includes(cell.column.id) || undefined}
          >
            {typeof content === 'function' ? content(cell.getContext()) : null}
          </Cell>
        );
      })}
    </tr>
  );
});

/** A row that is loading. */
function EmptyCells({ index }: { index: number }) {
  return (
    <tr aria-rowindex={index + 2} aria-busy="true">
      <td colSpan={COLUMNS.length}>
        <span className={classes.shape} />
      </td>
    </tr>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of a plain table takes no focus
    <tr aria-hidden="true">
      <td className={classes.spacer} colSpan={COLUMNS.length} style={{ height }} />
    </tr>
  );
}
