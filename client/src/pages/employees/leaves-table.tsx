import { Table, UnstyledButton } from '@mantine/core';
import { Fragment, useState } from 'react';
import { Sideways } from '../../components/sideways';
import { useFilterOptions } from '../../filters/filter-options';
import { dateIn } from '../../lib/calendar-date';
import { formatDate, formatDays } from '../../lib/format';
import { useLiveData } from '../../lib/use-live-data';
import { leaveWords } from '../../words/leave';
import { profileWords } from '../../words/profile';
import { describeRange } from './describe-range';
import { LeaveHistory } from './leave-history';
import classes from './profile.module.css';
import type { ProfileLeave } from './profile-query';

const say = profileWords;

/** Leave one by one, each with its history on demand. */
export function LeavesTable({
  employeeId,
  leaves,
  withReasons,
}: {
  employeeId: string;
  leaves: readonly ProfileLeave[];
  withReasons: boolean;
}) {
  const [opened, setOpened] = useState<string | null>(null);
  const { typeColor } = useFilterOptions();
  const { status } = useLiveData();
  const zone = status?.sourceTimeZone ?? 'UTC';
  const { dates, type, days, status: statusLabel, issuer, requested, notes } = say.columns;
  const labels = [dates, type, days, statusLabel, issuer, requested, ...(withReasons ? [notes] : []), say.history];
  return (
    <Sideways label={say.leaves}>
      <Table className={`figure ${classes.leaves}`} fz={13} verticalSpacing={7} borderColor="var(--line)" aria-label={say.leaves}>
        <Table.Thead>
          <Table.Tr>
            {labels.map((label) => (
              <Table.Th key={label} scope="col" ta={label === days ? 'right' : undefined}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {leaves.map((leave) => (
            <Fragment key={leave.id}>
              <Table.Tr data-status={leave.status} data-testid="leave">
                <Table.Th scope="row" fw={500} className={classes.nowrap}>
                  <span className={classes.dates}>{describeRange(leave)}</span>
                  {leave.flags.map((flag) => (
                    <span key={flag} className={classes.flag} title={say.flagHints[flag]}>
                      {say.flags[flag]}
                    </span>
                  ))}
                </Table.Th>
                <Table.Td data-label={type}>
                  <span className={classes.swatch} style={{ backgroundColor: typeColor(leave.leaveType.id) }} /> {leave.leaveType.name}
                </Table.Td>
                <Table.Td data-label={days} ta="right" fw={600}>
                  {formatDays(leave.leaveDays)}
                </Table.Td>
                <Table.Td data-label={statusLabel} className={classes.nowrap}>
                  <span className={classes.status} data-status={leave.status} title={leave.sourceStatus}>
                    {leaveWords.statuses[leave.status]}
                  </span>
                </Table.Td>
                <Table.Td data-label={issuer}>
                  {leave.leaveIssuer ? (leave.leaveIssuer.name ?? say.unnamed(leave.leaveIssuer.id)) : say.none}
                </Table.Td>
                <Table.Td data-label={requested} className={classes.nowrap}>
                  {formatDate(dateIn(zone, Date.parse(leave.requestedAt)))}
                </Table.Td>
                {withReasons && (
                  <Table.Td data-label={notes} className={classes.notes}>
                    <Written label={say.reason} text={leave.reason} />
                    <Written label={say.remarks} text={leave.remarks} />
                  </Table.Td>
                )}
                <Table.Td data-label={say.history}>
                  <UnstyledButton
                    className={classes.more}
                    fz={13}
                    aria-expanded={opened === leave.id}
                    aria-label={say.historyOf(describeRange(leave))}
                    onClick={() => setOpened(opened === leave.id ? null : leave.id)}
                  >
                    {say.history}
                  </UnstyledButton>
                </Table.Td>
              </Table.Tr>
              {opened === leave.id && (
                <Table.Tr className={classes.historyRow}>
                  <Table.Td colSpan={labels.length}>
                    <LeaveHistory employeeId={employeeId} leave={leave} withReasons={withReasons} />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  );
}

function Written({ label, text }: { label: string; text: string | null | undefined }) {
  if (!text) return null;
  return (
    <p className={classes.written}>
      <span className={classes.quiet}>{label}:</span> {text}
    </p>
  );
}
