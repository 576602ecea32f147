import { Skeleton, UnstyledButton } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useFigures } from '../data/use-figures';
import { toAttribution } from '../filters/filter-model';
import { LeaveTypeName } from '../filters/leave-type-name';
import { useFilters } from '../filters/use-filters';
import { leaveWords } from '../leave-charts/words';
import { formatCount, formatDate, formatDays } from '../lib/format';
import { useCursors } from '../lib/use-cursors';
import { CursorPager } from '../ui/cursor-pager';
import { ErrorNotice } from '../ui/error-notice';
import links from '../ui/links.module.css';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../ui/stacked-table';
import classes from './drill.module.css';
import { LeaveHistory } from './leave-history';
import { LEAVES_BEHIND } from './leaves-query';
import type { FigureTarget } from './use-drill';
import { drillWords } from './words';

const say = drillWords;
const PAGE = 50;
const COLUMNS = [say.employee, say.type, say.dates, say.status, say.daysHere, say.daysWhole, say.history.title].map((label) => ({
  label,
  figure: label === say.daysHere || label === say.daysWhole,
  isSilent: label === say.history.title,
}));

/** The leaves that a figure is made of, a page at a time, with the total that they add up to. */
export function LeavesBehind({ target }: { target: FigureTarget }) {
  const cursors = useCursors();
  const [opened, setOpened] = useState<string | null>(null);
  const [filters] = useFilters();
  const { data, current, error, retry } = useFigures(LEAVES_BEHIND, {
    filter: target.filter,
    ...(target.isByToday ? {} : toAttribution(filters)),
    first: PAGE,
    after: cursors.after,
  });
  if (!data) return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton height={320} />;

  const { totalCount, totalLeaveDays, nodes } = data.leaves;
  return (
    <div aria-busy={!current}>
      {error && <ErrorNotice error={error} retry={retry} keepsData />}
      <p className={classes.total} data-testid="drill-total">
        <strong>{leaveWords.daysOf(formatDays(totalLeaveDays), totalLeaveDays)}</strong>{' '}
        {say.inRequests(formatCount(totalCount), totalCount)}
      </p>
      {target.basis !== undefined && <p className={classes.basis}>{target.basis}</p>}
      {target.days !== null && Math.abs(target.days - totalLeaveDays) > 1e-6 && (
        <p className={classes.moved}>{say.moved(formatDays(target.days))}</p>
      )}
      <StackedTable label={say.title} columns={COLUMNS} fz={13} spacing={7}>
        {nodes.map((leave) => {
          const { id, startDate, endDate, employee } = leave;
          const dates = startDate === endDate ? formatDate(startDate) : say.range(formatDate(startDate), formatDate(endDate));
          const isOpen = opened === id;
          return (
            <Fragment key={id}>
              <StackedRow data-testid="leave-behind">
                <StackedHead>{employee.name}</StackedHead>
                <StackedCell>
                  <LeaveTypeName type={leave.leaveType} />
                </StackedCell>
                <StackedCell className={classes.dates}>{dates}</StackedCell>
                <StackedCell>{leaveWords.statuses[leave.status]}</StackedCell>
                <StackedCell label={say.daysHere} figure fw={600} title={say.daysHereHint}>
                  {leave.leaveDaysInFilter === null ? '' : formatDays(leave.leaveDaysInFilter)}
                </StackedCell>
                <StackedCell label={say.daysWhole} figure c="var(--ink-3)">
                  {formatDays(leave.leaveDays)}
                </StackedCell>
                <StackedCell data-print="hidden">
                  <UnstyledButton
                    className={links.action}
                    fz={13}
                    aria-expanded={isOpen}
                    aria-label={say.history.of(employee.name, dates)}
                    onClick={() => setOpened(isOpen ? null : id)}
                  >
                    {say.history.title}
                  </UnstyledButton>
                </StackedCell>
              </StackedRow>
              {isOpen && (
                <StackedRow>
                  <StackedCell colSpan={COLUMNS.length}>
                    <LeaveHistory leaveId={id} />
                  </StackedCell>
                </StackedRow>
              )}
            </Fragment>
          );
        })}
      </StackedTable>
      <CursorPager cursors={cursors} size={PAGE} page={data.leaves} current={current} />
    </div>
  );
}
