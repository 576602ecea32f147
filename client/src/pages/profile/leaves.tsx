import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useRecords } from '../../data/use-records';
import { may, useViewer } from '../../data/viewer';
import { EVERY_STATUS, type LeaveFilterInput } from '../../filters/filter-model';
import { leaveWords } from '../../leave-charts/words';
import type { FiscalYear } from '../../lib/fiscal-year';
import { formatCount } from '../../lib/format';
import { useCursors } from '../../lib/use-cursors';
import { Card } from '../../ui/card';
import { CursorPager } from '../../ui/cursor-pager';
import { EmptyLine } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { DownloadIcon } from '../../ui/icons';
import { LeaveTimeline } from './leave-timeline';
import { LeavesTable } from './leaves-table';
import { useProfileParams } from './params';
import classes from './profile.module.css';
import { PROFILE_LEAVES } from './profile-query';
import { profileWords } from './words';

const say = profileWords;
const PAGE = 100;

/** Somebody's leave in any status: over the year, and one by one. */
export function Leaves({ id, year }: { id: string; year: FiscalYear }) {
  const [{ leave: scope }, change] = useProfileParams();
  const filter: LeaveFilterInput = {
    ...(scope === 'year' ? { fiscalYearIds: [year.id] } : {}),
    statuses: [...EVERY_STATUS],
  };
  const download = (format: 'csv' | 'xlsx') =>
    `/export/leaves.${format}?${new URLSearchParams({
      filter: JSON.stringify({ ...filter, employeeIds: [id] }),
      ...(format === 'csv' ? { bom: '1' } : {}),
    })}`;
  return (
    <Card
      title={say.leaves}
      hint={scope === 'year' ? say.leavesIn(year.label) : say.leavesAll}
      actions={
        <div className={classes.actions}>
          <SegmentedControl
            size="xs"
            aria-label={say.scope}
            value={scope}
            onChange={(value) => change({ leave: value })}
            data={(['year', 'all'] as const).map((value) => ({ value, label: say.scopes[value] }))}
          />
          {(['csv', 'xlsx'] as const).map((format) => (
            <Button
              key={format}
              component="a"
              href={download(format)}
              download
              size="xs"
              variant="default"
              leftSection={<DownloadIcon size={14} />}
              aria-label={say.download(say[format])}
            >
              {say[format]}
            </Button>
          ))}
        </div>
      }
    >
      {/* Another year begins at its first page. */}
      <LeavesOf key={JSON.stringify(filter)} id={id} filter={filter} year={scope === 'year' ? year : null} />
    </Card>
  );
}

function LeavesOf({ id, filter, year }: { id: string; filter: LeaveFilterInput; year: FiscalYear | null }) {
  const { role } = useViewer();
  const withReasons = may.readReasons(role);
  const cursors = useCursors();
  const { data, current, error, retry } = useRecords(PROFILE_LEAVES, {
    id,
    filter,
    first: PAGE,
    after: cursors.after,
    withReasons,
  });
  if (!data) {
    return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton height={280} />;
  }
  const leaves = data.employee?.leaves;
  if (!leaves || leaves.totalCount === 0) return <EmptyLine>{say.noLeaves}</EmptyLine>;
  return (
    <div aria-busy={!current} className={classes.section} data-pending={!current || undefined}>
      {year && <LeaveTimeline leaves={leaves.nodes} year={year} />}
      <LeavesTable leaves={leaves.nodes} withReasons={withReasons} />
      <CursorPager cursors={cursors} size={PAGE} page={leaves} current={current} />
      {leaves.totalCount <= PAGE && (
        <p className={classes.count} role="status">
          {leaveWords.requestsWith(formatCount(leaves.totalCount), leaves.totalCount)}
        </p>
      )}
    </div>
  );
}
