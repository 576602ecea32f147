import { Skeleton } from '@mantine/core';
import { useId } from 'react';
import { useFigures } from '../../data/use-figures';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { QueryView } from '../../frame/query-view';
import { formatLongDate } from '../../lib/format';
import { CALENDAR_DATES, CALENDAR_DAY } from './calendar-query';
import { DayGroup } from './day-group';
import { DayHeadline } from './day-headline';
import classes from './day-panel.module.css';
import { isDayOff, isFew } from './describe-date';
import type { CalendarGrouping } from './params';
import { tellPeopleApart } from './tell-people-apart';
import { calendarWords } from './words';

const say = calendarWords;

/** Who is away on one day, group by group. */
export function DayPanel({
  day,
  holiday,
  filter,
  by,
  threshold,
}: {
  day: string;
  /** Its holidays in words. */
  holiday: string | null;
  filter: LeaveFilterInput;
  by: CalendarGrouping;
  threshold: number;
}) {
  const id = useId();
  const all = useFigures(CALENDAR_DATES, { from: day, to: day, filter, groupBy: null });
  const query = useFigures(CALENDAR_DAY, { date: day, filter, groupBy: by });
  const headline = all.data?.absences.dates[0];
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <h2 id={id} className={classes.panelTitle}>
        {formatLongDate(day)}
      </h2>
      {holiday !== null && <p className={classes.note}>{holiday}</p>}
      {headline && <DayHeadline counts={headline} threshold={threshold} isCurrent={all.current} />}
      <QueryView query={query} version={({ absences }) => absences.dataVersion} skeleton={<Skeleton height={220} mt={12} />}>
        {({ absences }) => {
          const groups = tellPeopleApart(absences.dates).filter((group) => group.absences.length > 0 || isFew(group, threshold));
          return groups.length === 0 ? (
            headline && isDayOff(headline) ? null : (
              <p className={classes.note}>{say.nobody}</p>
            )
          ) : (
            <>
              {groups.map((group) => (
                <DayGroup key={group.groupId} group={group} by={by} threshold={threshold} />
              ))}
              {by === 'PROJECT_ALLOCATION' && <p className={classes.note}>{say.overlapNote}</p>}
            </>
          );
        }}
      </QueryView>
    </section>
  );
}
