import { Skeleton } from '@mantine/core';
import { useDataState } from '../../data/use-live-data';
import { useRecords } from '../../data/use-records';
import { changeCauses } from '../../leave-charts/words';
import { formatCount, formatDays, formatSignedDays } from '../../lib/format';
import { useCursors } from '../../lib/use-cursors';
import { CursorPager } from '../../ui/cursor-pager';
import { EmptyLine } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import classes from './data.module.css';
import { RunChanges } from './run-changes';
import { type Difference, RUN_DIFFERENCE } from './run-difference-query';
import { dataWords } from './words';

const PAGE = 20;
const say = dataWords.difference;

/** What a run changed, or a dry run would change: the total, the causes, entitlements, and each record. */
export function RunDifference({ runId, isDry }: { runId: string; isDry: boolean }) {
  const cursors = useCursors();
  const { data, current, error, retry } = useRecords(RUN_DIFFERENCE, { id: runId, first: PAGE, after: cursors.after });
  if (!data) return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton height={120} />;
  const difference = data.ingestRun?.difference;
  if (!difference) return <EmptyLine>{isDry ? say.noneKept : say.none}</EmptyLine>;
  const { totalCount, nodes } = difference.changes;
  return (
    <div aria-busy={!current} data-testid="run-difference">
      {error && <ErrorNotice error={error} retry={retry} keepsData />}
      <Summary difference={difference} isDry={isDry} />
      {totalCount > 0 && <RunChanges changes={nodes} label={isDry ? say.wouldChange : say.changed} />}
      <CursorPager cursors={cursors} size={PAGE} page={difference.changes} current={current} />
    </div>
  );
}

function Summary({ difference, isDry }: { difference: Difference; isDry: boolean }) {
  const { dataVersion } = useDataState();
  const { from, before, after, components, entitlementChanges, changes } = difference;
  const causes = components.filter(({ movedLeaves }) => movedLeaves > 0);
  const days = (value: number | null) => (value === null ? say.notGiven : formatDays(value));
  return (
    <>
      <h3 className={classes.subtitle}>{isDry ? say.wouldChange : say.changed}</h3>
      {isDry && dataVersion !== undefined && from !== dataVersion && <p className={classes.moved}>{say.moved(from, dataVersion)}</p>}
      <p className={classes.figures} data-testid="run-total">
        {say.records(formatCount(changes.totalCount), changes.totalCount)}
        {' · '}
        {before.leaveDays === after.leaveDays
          ? say.sameTotal(formatDays(after.leaveDays))
          : say.total(formatDays(before.leaveDays), formatDays(after.leaveDays), formatSignedDays(after.leaveDays - before.leaveDays))}
      </p>
      {causes.length + entitlementChanges.length > 0 && (
        <ul className={classes.causes}>
          {causes.map(({ kind, movedLeaves, leaveDays }) => (
            <li key={kind}>
              {say.cause(changeCauses[kind](formatCount(movedLeaves), movedLeaves), formatSignedDays(leaveDays), leaveDays)}
            </li>
          ))}
          {entitlementChanges.map((change) => (
            <li key={`${change.leaveTypeId} ${change.fiscalYearId}`}>
              {say.entitlement(change.leaveType, change.fiscalYear, days(change.entitlementBefore), days(change.entitlementAfter))}
              {change.transferableBefore !== change.transferableAfter &&
                `; ${say.transferable(days(change.transferableBefore), days(change.transferableAfter))}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
