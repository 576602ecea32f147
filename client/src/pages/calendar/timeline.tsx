import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useFigures } from '../../data/use-figures';
import { isFiltered, type LeaveFilterInput } from '../../filters/filter-model';
import { useFilters } from '../../filters/use-filters';
import { QueryView } from '../../frame/query-view';
import { formatMonth } from '../../lib/format';
import { ScrollRegion } from '../../ui/scroll-region';
import { ofGroup } from './absence-filter';
import { type AbsenceCounts, CALENDAR_DATES, WORKING_CALENDAR } from './calendar-query';
import { datesOfMonth, lookUpDate } from './month-weeks';
import type { CalendarGrouping } from './params';
import { scrollToDate } from './scroll-to-date';
import classes from './timeline.module.css';
import { TimelineGroup } from './timeline-group';
import { type TimelineDate, TimelineHead } from './timeline-head';
import { TimelinePeople } from './timeline-people';
import { useGroupName } from './use-group-name';
import { calendarWords } from './words';

const say = calendarWords;

/** A month as one row per group, each of which opens to its people. */
export function Timeline({
  filter,
  month,
  by,
  threshold,
  today,
  open,
  onOpen,
}: {
  filter: LeaveFilterInput;
  month: string;
  by: CalendarGrouping;
  threshold: number;
  today: string;
  /** The id of the group whose people are shown. */
  open: string | undefined;
  onOpen: (group: string | undefined) => void;
}) {
  const range = useMemo(() => {
    const all = datesOfMonth(month);
    return { from: all[0] ?? '', to: all.at(-1) ?? '' };
  }, [month]);
  const query = useFigures(CALENDAR_DATES, { ...range, filter, groupBy: by });
  const working = useFigures(WORKING_CALENDAR, range).data?.workingCalendar;
  const groups = useMemo(() => toGroups(query.data?.absences.dates ?? []), [query.data]);
  const dates = useMemo(
    () => datesOfMonth(month).map((date): TimelineDate => ({ date, isToday: date === today, ...lookUpDate(working, date) })),
    [month, today, working],
  );
  const [filters] = useFilters();
  const nameOf = useGroupName(by);
  const scroll = useRef<HTMLDivElement>(null);
  const isThere = query.data !== undefined;
  // On a phone a month is wider than the screen: it opens where today is.
  useEffect(() => {
    if (isThere) scrollToDate(scroll.current, today);
  }, [isThere, today]);
  return (
    <QueryView query={query} version={({ absences }) => absences.dataVersion} skeleton={<Skeleton height={420} radius={12} />}>
      {() => (
        <ScrollRegion ref={scroll} className={classes.card} label={say.timelineCaption(formatMonth(month), say.groupings[by])}>
          <table className={classes.timeline}>
            <caption>
              <VisuallyHidden>{say.timelineCaption(formatMonth(month), say.groupings[by])}</VisuallyHidden>
            </caption>
            <TimelineHead dates={dates} heading={say.groupings[by]} />
            {groups.map(([first, ...rest]) => {
              const id = first.groupId ?? '';
              // A single group, such as the viewer's own team, opens at once.
              const isOpen = open === undefined ? groups.length === 1 : open === id;
              return (
                <tbody key={id}>
                  <TimelineGroup
                    name={nameOf(first)}
                    counts={[first, ...rest]}
                    dates={dates}
                    threshold={threshold}
                    isOpen={isOpen}
                    onToggle={() => onOpen(isOpen ? (groups.length === 1 ? CLOSED : undefined) : id)}
                  />
                  {isOpen && <TimelinePeople {...range} filter={ofGroup(filter, by, id)} dates={dates} />}
                </tbody>
              );
            })}
          </table>
          {groups.length === 0 && <p className={classes.note}>{isFiltered(filters) ? say.empty : say.nobodyYet}</p>}
          <p className={classes.note}>
            {say.listed} {say.byToday} {by === 'PROJECT_ALLOCATION' && say.overlapNote}
          </p>
        </ScrollRegion>
      )}
    </QueryView>
  );
}

/** No group has this id. */
const CLOSED = '-';

function toGroups(dates: readonly AbsenceCounts[]): [AbsenceCounts, ...AbsenceCounts[]][] {
  const groups = new Map<string, [AbsenceCounts, ...AbsenceCounts[]]>();
  for (const count of dates) {
    const known = groups.get(count.groupId ?? '');
    if (known) known.push(count);
    else groups.set(count.groupId ?? '', [count]);
  }
  return [...groups.values()];
}
