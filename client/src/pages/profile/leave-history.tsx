import { Skeleton } from '@mantine/core';
import { useDataState } from '../../data/use-live-data';
import { useRecords } from '../../data/use-records';
import { EVERY_STATUS } from '../../filters/filter-model';
import { leaveWords } from '../../leave-charts/words';
import { formatDays, formatInstant, formatList } from '../../lib/format';
import { ErrorNotice } from '../../ui/error-notice';
import { describeRange } from './describe-range';
import classes from './profile.module.css';
import { LEAVE_HISTORY, type LeaveVersion, type ProfileLeave } from './profile-query';
import { profileWords } from './words';

const say = profileWords;

/** Every version of a leave that the source told, the oldest first. */
export function LeaveHistory({ employeeId, leave, withReasons }: { employeeId: string; leave: ProfileLeave; withReasons: boolean }) {
  const filter = {
    fiscalYearIds: [leave.fiscalYear.id],
    leaveTypeIds: [leave.leaveType.id],
    statuses: [...EVERY_STATUS],
    dateFrom: leave.startDate,
    dateTo: leave.endDate,
  };
  const { data, error, retry } = useRecords(LEAVE_HISTORY, { id: employeeId, filter, withReasons });
  if (!data) {
    return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton height={44} aria-label={say.historyLoading} />;
  }
  const versions = data.employee?.leaves.nodes.find(({ id }) => id === leave.id)?.history ?? [];
  if (versions.length === 0) return <p className={classes.quiet}>{say.historyNone}</p>;
  return (
    <ol className={classes.history}>
      {versions.map((version, index) => (
        <Version key={`${version.runId} ${version.knownFrom}`} version={version} isFirst={index === 0} />
      ))}
    </ol>
  );
}

function Version({ version, isFirst }: { version: LeaveVersion; isFirst: boolean }) {
  const { sourceTimeZone } = useDataState();
  const at = (instant: string) => formatInstant(instant, sourceTimeZone);
  const { knownFrom, knownUntil, retired, changed, leaveDays, leaveType, reason, remarks } = version;
  return (
    <li data-testid="leave-version">
      <strong>{leaveWords.statuses[version.status]}</strong> · {describeRange(version)} ·{' '}
      {leaveWords.daysOf(formatDays(leaveDays), leaveDays)} · {leaveType}
      <span className={classes.versionTimes}>
        {say.versionFrom(at(knownFrom))}
        {knownUntil !== null && `, ${say.versionUntil(at(knownUntil))}`}
        {retired && `, ${say.versionRetired}`}
        {'. '}
        {isFirst ? say.first : changed.length === 0 ? say.same : say.changed(formatList(changed.map((part) => say.parts[part])))}
      </span>
      {[reason && `${say.reason}: ${reason}`, remarks && `${say.remarks}: ${remarks}`].filter(Boolean).map((text) => (
        <span key={text} className={classes.versionTimes}>
          {text}
        </span>
      ))}
    </li>
  );
}
