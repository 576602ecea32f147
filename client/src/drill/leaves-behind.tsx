import { Skeleton, Table } from '@mantine/core';
import { useState } from 'react';
import { useFigures } from '../data/use-figures';
import { toAttribution } from '../filters/filter-model';
import { useFilterOptions } from '../filters/filter-options';
import { useFilters } from '../filters/use-filters';
import { leaveWords } from '../leave-charts/words';
import { formatCount, formatDate, formatDays } from '../lib/format';
import { ErrorNotice } from '../ui/error-notice';
import { Pager } from '../ui/pager';
import { Sideways } from '../ui/sideways';
import classes from './drill.module.css';
import { LEAVES_BEHIND } from './leaves-query';
import type { DrillTarget } from './use-drill';
import { drillWords } from './words';

const say = drillWords;
const PAGE = 50;

/** The leaves that a figure is made of, a page at a time, with the total that they add up to. */
export function LeavesBehind({ target }: { target: DrillTarget }) {
  // The cursors of the pages before this one: the way back.
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const { typeColor } = useFilterOptions();
  const [filters] = useFilters();
  const { data, current, error, retry } = useFigures(LEAVES_BEHIND, {
    filter: target.filter,
    ...toAttribution(filters),
    first: PAGE,
    after: cursors.at(-1) ?? null,
  });
  if (!data) return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton height={320} />;

  const { totalCount, totalLeaveDays, pageInfo, nodes } = data.leaves;
  const from = cursors.length * PAGE + 1;
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return (
    <div aria-busy={!current}>
      <p className={classes.total} data-testid="drill-total">
        <strong>{leaveWords.daysOf(formatDays(totalLeaveDays), totalLeaveDays)}</strong>{' '}
        {say.inRequests(formatCount(totalCount), totalCount)}
      </p>
      {target.days !== null && Math.abs(target.days - totalLeaveDays) > 1e-6 && (
        <p className={classes.moved}>{say.moved(formatDays(target.days))}</p>
      )}
      <Sideways label={say.title}>
        <Table className="figure" fz={13} verticalSpacing={7} horizontalSpacing={8} borderColor="var(--line)" aria-label={say.title}>
          <Table.Thead>
            <Table.Tr>
              {[say.employee, say.type, say.dates, say.status].map((label) => (
                <Table.Th key={label} scope="col">
                  {label}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="right" title={say.daysHereHint}>
                {say.daysHere}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {say.daysWhole}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {nodes.map((leave) => (
              <Table.Tr key={leave.id}>
                <Table.Th scope="row" fw={500}>
                  {leave.employee.name}
                </Table.Th>
                <Table.Td>
                  <span className={classes.type}>
                    <span className={classes.swatch} style={{ background: typeColor(leave.leaveType.id) }} />
                    {leave.leaveType.name}
                  </span>
                </Table.Td>
                <Table.Td className={classes.dates}>
                  {leave.startDate === leave.endDate
                    ? formatDate(leave.startDate)
                    : say.range(formatDate(leave.startDate), formatDate(leave.endDate))}
                </Table.Td>
                <Table.Td>{leaveWords.statuses[leave.status]}</Table.Td>
                <Table.Td ta="right" fw={600}>
                  {leave.leaveDaysInFilter === null ? '' : formatDays(leave.leaveDaysInFilter)}
                </Table.Td>
                <Table.Td ta="right" c="var(--ink-3)">
                  {formatDays(leave.leaveDays)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Sideways>
      {totalCount > PAGE && (
        <Pager
          onPrevious={cursors.length === 0 ? null : () => setCursors(cursors.slice(0, -1))}
          onNext={next === null || !current ? null : () => setCursors([...cursors, next])}
        >
          {say.pageOf(formatCount(from), formatCount(from + nodes.length - 1), formatCount(totalCount))}
        </Pager>
      )}
    </div>
  );
}
