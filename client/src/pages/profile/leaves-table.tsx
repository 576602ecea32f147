import { UnstyledButton } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useDataState } from '../../data/use-live-data';
import { FreeTexts } from '../../drill/free-texts';
import { LeaveHistory } from '../../drill/leave-history';
import { LeaveTypeName } from '../../filters/leave-type-name';
import { leaveWords } from '../../leave-charts/words';
import { dateIn } from '../../lib/calendar-date';
import { formatDate, formatDays } from '../../lib/format';
import links from '../../ui/links.module.css';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../../ui/stacked-table';
import { describeRange } from './describe-range';
import classes from './profile.module.css';
import type { ProfileLeave } from './profile-query';
import { profileWords } from './words';

const say = profileWords;

/** A table of leaves, each with its history on demand. */
export function LeavesTable({ leaves, withReasons }: { leaves: readonly ProfileLeave[]; withReasons: boolean }) {
  const [opened, setOpened] = useState<string | null>(null);
  const { sourceTimeZone: zone } = useDataState();
  const { dates, type, days, status: statusLabel, issuer, requested, notes } = say.columns;
  const labels = [dates, type, days, statusLabel, issuer, requested, ...(withReasons ? [notes] : []), say.history];
  const columns = labels.map((label) => ({ label, figure: label === days, isSilent: label === say.history }));
  return (
    <StackedTable label={say.leaves} columns={columns} fz={13} spacing={7}>
      {leaves.map((leave) => (
        <Fragment key={leave.id}>
          <StackedRow className={classes.leave} data-status={leave.status} data-testid="leave">
            <StackedHead className={classes.nowrap}>
              <span className={classes.dates}>{describeRange(leave)}</span>
              {leave.flags.map((flag) => (
                <span key={flag} className={classes.flag} title={say.flagHints[flag]}>
                  {say.flags[flag]}
                </span>
              ))}
            </StackedHead>
            <StackedCell>
              <LeaveTypeName type={leave.leaveType} />
            </StackedCell>
            <StackedCell label={days} figure fw={600}>
              {formatDays(leave.leaveDays)}
            </StackedCell>
            <StackedCell className={classes.nowrap}>
              <span className={classes.status} data-status={leave.status} title={leave.sourceStatus}>
                {leaveWords.statuses[leave.status]}
              </span>
            </StackedCell>
            <StackedCell label={issuer}>
              {leave.leaveIssuer ? (leave.leaveIssuer.name ?? say.unnamed(leave.leaveIssuer.id)) : say.none}
            </StackedCell>
            <StackedCell label={requested} className={classes.nowrap}>
              {formatDate(dateIn(zone, Date.parse(leave.requestedAt)))}
            </StackedCell>
            {withReasons && (
              <StackedCell className={classes.notes}>
                <FreeTexts of={leave} />
              </StackedCell>
            )}
            <StackedCell data-print="hidden">
              <UnstyledButton
                className={links.action}
                fz={13}
                aria-expanded={opened === leave.id}
                aria-label={say.historyOf(describeRange(leave))}
                onClick={() => setOpened(opened === leave.id ? null : leave.id)}
              >
                {say.history}
              </UnstyledButton>
            </StackedCell>
          </StackedRow>
          {opened === leave.id && (
            <StackedRow className={classes.historyRow}>
              <StackedCell colSpan={labels.length}>
                <LeaveHistory leaveId={leave.id} />
              </StackedCell>
            </StackedRow>
          )}
        </Fragment>
      ))}
    </StackedTable>
  );
}
