import { VisuallyHidden } from '@mantine/core';
import { formatCount, formatShare } from '../../lib/format';
import type { Absence, AbsenceCounts, WorkingCalendar } from './calendar-query';
import { describeDate, isFew } from './describe-date';
import marks from './marks.module.css';
import classes from './month.module.css';
import { lookUpDate } from './month-weeks';
import { PersonName } from './person-name';
import { calendarWords } from './words';

const say = calendarWords;
const NAMES_IN_A_CELL = 3;

export function MonthCell({
  date,
  counts,
  absences,
  working,
  isOutside,
  isToday,
  isChosen,
  threshold,
  onChoose,
}: {
  date: string;
  counts: AbsenceCounts | undefined;
  absences: readonly Absence[];
  working: WorkingCalendar | undefined;
  isOutside: boolean;
  isToday: boolean;
  isChosen: boolean;
  threshold: number;
  onChoose: (date: string) => void;
}) {
  const known = lookUpDate(working, date);
  const isWorkingDay = counts?.isWorkingDay ?? known.isWorkingDay;
  const holiday = known.holiday ?? counts?.holidayName ?? null;
  const few = counts !== undefined && isFew(counts, threshold);
  // Who has several leaves on a day is named once, under the most settled one, which comes first.
  const people = [...new Map(absences.toReversed().map((absence) => [absence.employee.id, absence])).values()].toReversed();
  const shown = people.length > NAMES_IN_A_CELL + 1 ? people.slice(0, NAMES_IN_A_CELL) : people;
  return (
    <td
      className={`${classes.cell} ${marks.date}`}
      data-free={!isWorkingDay || undefined}
      data-few={few || undefined}
      data-outside={isOutside || undefined}
    >
      <button
        type="button"
        className={classes.day}
        data-date={date}
        aria-pressed={isChosen}
        aria-current={isToday ? 'date' : undefined}
        onClick={() => onChoose(date)}
      >
        {/* The name begins with the day in full and holds what is seen: who speaks to the page may say either. */}
        <VisuallyHidden>{describeDate(date, counts, { threshold, isToday, isWorkingDay, holiday })}</VisuallyHidden>
        <span className={classes.dayHead}>
          <span className={classes.dayNumber}>{Number(date.slice(8))}</span>
          {isToday && <span className={classes.todayWord}>{say.today}</span>}
          {holiday !== null && (
            <span className={classes.holiday} title={holiday}>
              {holiday}
            </span>
          )}
        </span>
        {counts !== undefined && (counts.awayCount > 0 || counts.pendingCount > 0) && (
          <span className={classes.counts}>
            {counts.awayCount > 0 && <span className={classes.awayCount}>{say.away(formatCount(counts.awayCount))}</span>}
            {counts.pendingCount > 0 && (
              <span className={`${marks.chip} ${marks.status}`} data-status="REQUESTED">
                <span className={classes.wideWords}>{say.pending(formatCount(counts.pendingCount))}</span>
                <span className={classes.narrowWords}>+{formatCount(counts.pendingCount)}</span>
              </span>
            )}
          </span>
        )}
        {few && (
          <span className={`${classes.fewWords} ${marks.few}`}>
            <span className={classes.wideWords}>{say.few(formatShare(threshold))}</span>
            <span className={classes.narrowWords}>{say.fewShort}</span>
          </span>
        )}
        <span className={classes.names}>
          {shown.map(({ leaveId, status, employee }) => (
            <PersonName key={leaveId} status={status} name={employee.name} />
          ))}
          {people.length > shown.length && <span className={classes.more}>{say.more(formatCount(people.length - shown.length))}</span>}
        </span>
      </button>
    </td>
  );
}
