import { Table, VisuallyHidden } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { ScrollRegion } from './scroll-region';
import classes from './stacked-table.module.css';

/**
 * A column. `figure`: its cells stand at the right. `isSilent`: its heading is only for screen readers, and it is not printed.
 */
export interface StackedColumn {
  label: string;
  figure?: boolean;
  isSilent?: boolean;
}

/**
 * A table that does not fit a phone: there each row is a small card, and a cell says whose it is. The roles keep it a table to a screen
 * reader.
 */
export function StackedTable({
  label,
  columns,
  fz = 'sm',
  spacing = 8,
  children,
}: {
  label: string;
  columns: readonly StackedColumn[];
  fz?: ComponentProps<typeof Table>['fz'];
  spacing?: number;
  children: ReactNode;
}) {
  return (
    <ScrollRegion label={label}>
      <Table
        role="table"
        className={`figure ${classes.table}`}
        fz={fz}
        verticalSpacing={spacing}
        borderColor="var(--line)"
        aria-label={label}
      >
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Table.Th
                key={column.label}
                role="columnheader"
                scope="col"
                className={column.figure ? classes.figure : undefined}
                data-print={column.isSilent ? 'hidden' : undefined}
              >
                {column.isSilent ? <VisuallyHidden>{column.label}</VisuallyHidden> : column.label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">{children}</Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

export function StackedRow(props: ComponentProps<typeof Table.Tr>) {
  return <Table.Tr role="row" {...props} />;
}

/** What heads a row, and its card. */
export function StackedHead({ className = '', ...rest }: ComponentProps<typeof Table.Th>) {
  return <Table.Th role="rowheader" scope="row" className={`${classes.head} ${className}`} {...rest} />;
}

/** @param label said before the cell on a card; left out: the cell says it itself */
export function StackedCell({
  label,
  figure = false,
  className = '',
  ...rest
}: ComponentProps<typeof Table.Td> & { label?: string; figure?: boolean }) {
  return <Table.Td role="cell" data-label={label} className={`${figure ? classes.figure : ''} ${className}`} {...rest} />;
}
