import { Table, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatCount, formatDays } from '../../lib/format';
import links from '../../ui/links.module.css';
import { type Cell, HIDDEN, type TableColumn, type TableModel, type TableRow } from '../options/table-model';
import { chartWords } from '../words';
import classes from './model-table.module.css';

/** The table view of a chart: same figures, same order. A table of more than `maxRows` rows is cut and says so. */
export function ModelTable({ caption, model, maxRows = 400 }: { caption: string; model: TableModel; maxRows?: number }) {
  const { columns, rows, total } = model;
  return (
    <div className={classes.frame}>
      <Table
        className="figure"
        fz={13}
        verticalSpacing={6}
        horizontalSpacing={6}
        stickyHeader
        borderColor="var(--line)"
        aria-label={caption}
      >
        <Table.Thead className={classes.head}>
          <Table.Tr>
            {columns.map(({ label, format }) => (
              <Table.Th key={label} scope="col" ta={format ? 'right' : undefined}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, maxRows).map(({ id, cells, onPick, onPickCell }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {onPick ? (
                  <UnstyledButton className={links.action} fz={13} aria-label={chartWords.pick(String(cells[0]))} onClick={onPick}>
                    {String(cells[0])}
                  </UnstyledButton>
                ) : (
                  String(cells[0])
                )}
              </Table.Th>
              {writeCells(cells.slice(1), columns.slice(1), String(cells[0]), onPickCell)}
            </Table.Tr>
          ))}
        </Table.Tbody>
        {total && (
          <Table.Tfoot className={classes.foot}>
            <Table.Tr>
              <Table.Th scope="row">{String(total[0])}</Table.Th>
              {writeCells(total.slice(1), columns.slice(1))}
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
      {rows.length > maxRows && <p className={classes.more}>{chartWords.tableCut(formatCount(maxRows), formatCount(rows.length))}</p>}
    </div>
  );
}

/** Adjacent hidden cells become one cell. */
function writeCells(
  cells: readonly Cell[],
  columns: readonly TableColumn[],
  row = '',
  pickOf: NonNullable<TableRow['onPickCell']> = () => null,
): ReactNode[] {
  const written: ReactNode[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const column = columns[at];
    let span = 1;
    while (cells[at] === HIDDEN && cells[at + span] === HIDDEN) span += 1;
    const cell = cells[at];
    const text = cell === HIDDEN ? chartWords.hidden : typeof cell === 'number' ? (column?.format ?? formatDays)(cell) : cell;
    const pick = typeof cell === 'number' ? pickOf(at) : null;
    written.push(
      <Table.Td
        key={column?.label ?? at}
        ta={column?.format ? 'right' : undefined}
        {...(span > 1 ? { colSpan: span } : {})}
        c={cell === HIDDEN ? 'var(--ink-3)' : undefined}
      >
        {pick ? (
          <UnstyledButton
            className={links.action}
            fz={13}
            aria-label={chartWords.pickCell(row, column?.label ?? '', String(text))}
            onClick={pick}
          >
            {text}
          </UnstyledButton>
        ) : (
          text
        )}
      </Table.Td>,
    );
    at += span - 1;
  }
  return written;
}
