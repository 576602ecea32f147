import { Table } from '@mantine/core';
import type { Figures } from '../charts/figures';
import { formatCount, formatDays, formatPercent } from '../lib/format';
import { leaveWords } from '../words/leave';
import { overviewWords } from '../words/overview';

/** The exact figures behind a chart. The last row is a total of its own: requests and people do not add up over rows. */
export function FiguresTable({
  caption,
  heading,
  rows,
  total,
}: {
  caption: string;
  heading: string;
  rows: readonly Figures[];
  total: Figures;
}) {
  const figure = (row: Figures, value: number | null, format: (n: number) => string) =>
    row.suppressed || value === null ? null : format(value);
  const cells = (row: Figures) => {
    if (row.suppressed) {
      return (
        <Table.Td colSpan={4} c="var(--ink-3)" ta="right">
          {leaveWords.hidden}
        </Table.Td>
      );
    }
    return (
      <>
        <Table.Td ta="right">{figure(row, row.days, formatDays)}</Table.Td>
        <Table.Td ta="right">{row.days === null || !total.days ? '' : formatPercent(row.days / total.days)}</Table.Td>
        <Table.Td ta="right">{figure(row, row.requests, formatCount)}</Table.Td>
        <Table.Td ta="right">{figure(row, row.people, formatCount)}</Table.Td>
      </>
    );
  };
  return (
    <Table className="figure" fz={13} verticalSpacing={6} horizontalSpacing={6} stickyHeader borderColor="var(--line)" aria-label={caption}>
      <Table.Thead style={{ background: 'var(--surface)' }}>
        <Table.Tr>
          <Table.Th scope="col">{heading}</Table.Th>
          {[leaveWords.measures.days, leaveWords.measures.share, leaveWords.measures.requests, leaveWords.measures.people].map((name) => (
            <Table.Th key={name} scope="col" ta="right">
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Th scope="row" fw={400}>
              {row.label}
            </Table.Th>
            {cells(row)}
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot style={{ position: 'sticky', bottom: 0, background: 'var(--surface)', boxShadow: '0 -1px 0 var(--line-strong)' }}>
        <Table.Tr>
          <Table.Th scope="row">{overviewWords.tableTotal}</Table.Th>
          {cells(total)}
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}
