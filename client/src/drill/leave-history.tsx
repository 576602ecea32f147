import { Skeleton, Table, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDataState } from '../data/use-live-data';
import { useRecords } from '../data/use-records';
import { may, useViewer } from '../data/viewer';
import { leaveWords } from '../leave-charts/words';
import { formatDate, formatDays, formatInstant, formatList } from '../lib/format';
import { EmptyLine } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import links from '../ui/links.module.css';
import classes from './drill.module.css';
import { fieldName } from './field-words';
import { FreeTexts } from './free-texts';
import { LEAVE_HISTORY, type LeaveVersion } from './leaves-query';
import { drillWords } from './words';

const say = drillWords.history;

/** Every version of a record that the source sent, the oldest first, each with its run and with the record itself. */
export function LeaveHistory({ leaveId }: { leaveId: string }) {
  const { role } = useViewer();
  const { data, error, retry } = useRecords(LEAVE_HISTORY, { leaveId, withReasons: may.readReasons(role) });
  if (!data) return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton height={44} aria-label={say.loading} />;
  if (data.leaveHistory.length === 0) return <EmptyLine>{say.none}</EmptyLine>;
  return (
    <ol className={classes.history}>
      {data.leaveHistory.map((version, index) => (
        <Version key={`${version.runId} ${version.knownFrom}`} version={version} isFirst={index === 0} />
      ))}
    </ol>
  );
}

function Version({ version, isFirst }: { version: LeaveVersion; isFirst: boolean }) {
  const { sourceTimeZone } = useDataState();
  const [isOpen, setOpen] = useState(false);
  const at = (instant: string) => formatInstant(instant, sourceTimeZone);
  const { runId, startDate, endDate, knownFrom, knownUntil, retired, changed, leaveDays, leaveType, record } = version;
  return (
    <li data-testid="leave-version">
      <strong>{leaveWords.statuses[version.status]}</strong> ·{' '}
      {startDate === endDate ? formatDate(startDate) : drillWords.range(formatDate(startDate), formatDate(endDate))} ·{' '}
      {leaveWords.daysOf(formatDays(leaveDays), leaveDays)} · {leaveType}
      <span className={classes.times}>
        {say.from(at(knownFrom))}
        {knownUntil !== null && `, ${say.until(at(knownUntil))}`}
        {retired && `, ${say.retired}`}
        {'. '}
        {isFirst ? say.first : changed.length === 0 ? say.same : say.changed(formatList(changed.map((part) => say.parts[part])))}
      </span>
      <FreeTexts of={version} />
      <span className={classes.ways} data-print="hidden">
        <Link to="/data" search={{ run: runId }} className={links.action}>
          {say.run(runId)}
        </Link>
        <UnstyledButton className={links.action} fz="inherit" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say.record}
        </UnstyledButton>
      </span>
      {isOpen && <Record fields={record} />}
    </li>
  );
}

function Record({ fields }: { fields: LeaveVersion['record'] }) {
  return (
    <Table
      className="figure"
      fz={12.5}
      verticalSpacing={4}
      horizontalSpacing={8}
      borderColor="var(--line)"
      aria-label={say.record}
      data-testid="record"
    >
      <Table.Tbody>
        {fields.map(({ field, value, hidden }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" fw={500} title={field} className={classes.field}>
              {fieldName(field)}
            </Table.Th>
            <Table.Td className={classes.value} data-field={field}>
              {hidden ? say.hidden : value}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
