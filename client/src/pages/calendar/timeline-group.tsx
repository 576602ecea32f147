import { VisuallyHidden } from '@mantine/core';
import { formatCount, formatShare } from '../../lib/format';
import { ChevronIcon } from '../../ui/icons';
import type { AbsenceCounts } from './calendar-query';
import { isFew, presenceBasis } from './describe-date';
import marks from './marks.module.css';
import classes from './timeline.module.css';
import type { TimelineDate } from './timeline-head';
import { calendarWords } from './words';

const say = calendarWords;

/** One group: how many of its people are away, day by day. */
export function TimelineGroup({
  name,
  counts,
  dates,
  threshold,
  isOpen,
  onToggle,
}: {
  name: string;
  counts: readonly AbsenceCounts[];
  dates: readonly TimelineDate[];
  threshold: number;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const byDate = new Map(counts.map((count) => [count.date, count]));
  const headcount = Math.max(...counts.map((count) => count.headcount));
  return (
    <tr className={classes.groupRow}>
      <th scope="row" className={classes.rowHead}>
        <button type="button" className={classes.groupButton} aria-expanded={isOpen} title={name} onClick={onToggle}>
          <ChevronIcon size={14} />
          <span className={classes.groupName}>{name}</span>
          <span className={classes.groupSize}>{say.peopleIn(formatCount(headcount), headcount)}</span>
        </button>
      </th>
      {dates.map(({ date, isToday, isWorkingDay }) => {
        const count = byDate.get(date);
        const few = count !== undefined && isFew(count, threshold);
        return (
          <td
            key={date}
            className={marks.date}
            data-free={!(count?.isWorkingDay ?? isWorkingDay) || undefined}
            data-few={few || undefined}
            data-today={isToday || undefined}
            title={count && count.coverage !== null ? `${say.present(formatShare(count.coverage))}. ${presenceBasis(count)}` : undefined}
          >
            {count !== undefined && <GroupCounts count={count} isWorkingDay={count.isWorkingDay ?? isWorkingDay} />}
            {few && (
              <span className={classes.fewShort}>
                <span aria-hidden="true">{say.fewShort}</span>
                <VisuallyHidden>{say.few(formatShare(threshold))}</VisuallyHidden>
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function GroupCounts({ count: { awayCount, pendingCount }, isWorkingDay }: { count: AbsenceCounts; isWorkingDay: boolean }) {
  return (
    <>
      {(awayCount > 0 || isWorkingDay) && (
        <span className={classes.groupCount} data-zero={awayCount === 0 || undefined}>
          {formatCount(awayCount)}
          <VisuallyHidden> {say.status.APPROVED}</VisuallyHidden>
        </span>
      )}
      {pendingCount > 0 && (
        <span className={`${classes.pendingCount} ${marks.status}`} data-status="REQUESTED">
          +{formatCount(pendingCount)}
          <VisuallyHidden> {say.status.REQUESTED}</VisuallyHidden>
        </span>
      )}
    </>
  );
}
