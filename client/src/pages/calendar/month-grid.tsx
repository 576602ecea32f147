import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { formatMonth, formatWeekday } from '../../lib/format';
import type { Absence, AbsenceCounts, WorkingCalendar } from './calendar-query';
import classes from './month.module.css';
import { MonthCell } from './month-cell';
import { moveFocus } from './move-focus';
import { calendarWords } from './words';

const say = calendarWords;

/** A month as a table of weeks; each day is a button that shows who is away. */
export function MonthGrid({
  weeks,
  month,
  counts,
  names,
  working,
  day,
  onDay,
  threshold,
  today,
}: {
  weeks: readonly (readonly string[])[];
  month: string;
  counts: readonly AbsenceCounts[];
  names: ReadonlyMap<string, readonly Absence[]>;
  working: WorkingCalendar | undefined;
  day: string;
  onDay: (day: string) => void;
  threshold: number;
  today: string;
}) {
  const byDate = useMemo(() => new Map(counts.map((count) => [count.date, count])), [counts]);
  return (
    <table className={classes.grid} onKeyDown={(event) => moveFocus(event)}>
      <caption>
        <VisuallyHidden>{say.monthCaption(formatMonth(month))}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {weeks[0]?.map((date) => (
            <th key={date} scope="col">
              <span aria-hidden="true">{formatWeekday(date, 'short')}</span>
              <VisuallyHidden>{formatWeekday(date, 'long')}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <MonthCell
                key={date}
                date={date}
                counts={byDate.get(date)}
                absences={names.get(date) ?? []}
                working={working}
                isOutside={!date.startsWith(month)}
                isToday={date === today}
                isChosen={date === day}
                threshold={threshold}
                onChoose={onDay}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
