import { VisuallyHidden } from '@mantine/core';
import { formatLongDate, formatWeekday } from '../../lib/format';
import marks from './marks.module.css';
import classes from './timeline.module.css';
import { calendarWords } from './words';

const say = calendarWords;

export interface TimelineDate {
  date: string;
  isToday: boolean;
  isWorkingDay: boolean;
  holiday: string | null;
}

/** The days of the month, with what is special about each. */
export function TimelineHead({ dates, heading }: { dates: readonly TimelineDate[]; heading: string }) {
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.rowHead}>
          {heading}
        </th>
        {dates.map(({ date, isToday, isWorkingDay, holiday }) => (
          <th
            key={date}
            scope="col"
            data-head={date}
            className={marks.date}
            data-free={!isWorkingDay || undefined}
            aria-current={isToday ? 'date' : undefined}
            title={holiday ?? undefined}
          >
            <VisuallyHidden>
              {[formatLongDate(date), isToday ? say.today : null, holiday ?? (isWorkingDay ? null : say.nonWorking)]
                .filter((word) => word !== null)
                .join(', ')}
            </VisuallyHidden>
            <span aria-hidden="true" className={classes.dateHead}>
              <span>{[...formatWeekday(date, 'short')].slice(0, 2).join('')}</span>
              <strong>{Number(date.slice(8))}</strong>
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}
