import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { useFigures } from '../../data/use-figures';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { QueryView } from '../../frame/query-view';
import { firstWeekday } from '../../lib/format';
import type { Absence } from './calendar-query';
import { CALENDAR_DATES, CALENDAR_PEOPLE, WORKING_CALENDAR } from './calendar-query';
import { DayPanel } from './day-panel';
import classes from './month.module.css';
import { MonthGrid } from './month-grid';
import { lookUpDate, weeksOfMonth } from './month-weeks';
import type { CalendarGrouping } from './params';
import { tellPeopleApart } from './tell-people-apart';

/** More than this in a month, and its cells show only counts. */
const NAMED_AT_MOST = 600;

/** A month as a grid of days, and beside it who is away on the chosen day. */
export function MonthView(props: {
  filter: LeaveFilterInput;
  month: string;
  day: string;
  onDay: (day: string) => void;
  by: CalendarGrouping;
  threshold: number;
  today: string;
}) {
  const { filter, month, day } = props;
  const weeks = useMemo(() => weeksOfMonth(month, firstWeekday()), [month]);
  const range = { from: weeks[0]?.[0] ?? '', to: weeks.at(-1)?.at(-1) ?? '', filter };
  const query = useFigures(CALENDAR_DATES, { ...range, groupBy: null });
  const working = useFigures(WORKING_CALENDAR, { from: range.from, to: range.to });
  const named = query.current && isNamed(query.data?.absences.dates ?? []);
  const people = useFigures(CALENDAR_PEOPLE, named ? range : null);
  // Names make the weeks higher: the first month appears with them.
  const isWaiting = named && people.data === undefined && people.error === null;
  const names = useMemo(() => {
    const dates = named && people.current ? tellPeopleApart(people.data?.absences.dates ?? []) : [];
    return new Map<string, readonly Absence[]>(dates.map(({ date, absences }) => [date, absences]));
  }, [named, people.current, people.data]);
  return (
    <div className={classes.monthView}>
      <QueryView
        query={isWaiting ? { ...query, data: undefined } : query}
        version={({ absences }) => absences.dataVersion}
        skeleton={<Skeleton height={weeks.length * 112 + 34} radius={12} />}
      >
        {({ absences }) => (
          <MonthGrid {...props} weeks={weeks} counts={absences.dates} names={names} working={working.data?.workingCalendar} />
        )}
      </QueryView>
      {day !== '' && <DayPanel {...props} day={day} holiday={lookUpDate(working.data?.workingCalendar, day).holiday} />}
    </div>
  );
}

function isNamed(dates: readonly { awayCount: number; pendingCount: number }[]): boolean {
  return dates.reduce((sum, { awayCount, pendingCount }) => sum + awayCount + pendingCount, 0) <= NAMED_AT_MOST;
}
