import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useFigures } from '../../data/use-figures';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { formatDays } from '../../lib/format';
import { ErrorNotice } from '../../ui/error-notice';
import { CALENDAR_PEOPLE } from './calendar-query';
import marks from './marks.module.css';
import { type PersonDays, toPersonDays } from './person-days';
import { tellPeopleApart } from './tell-people-apart';
import classes from './timeline.module.css';
import type { TimelineDate } from './timeline-head';
import { calendarWords } from './words';

const say = calendarWords;

/** The people of an open group, a row for each who has leave in the month. */
export function TimelinePeople({
  from,
  to,
  filter,
  dates,
}: {
  from: string;
  to: string;
  filter: LeaveFilterInput;
  dates: readonly TimelineDate[];
}) {
  const { data, error, retry } = useFigures(CALENDAR_PEOPLE, { from, to, filter });
  const people = useMemo(() => toPersonDays(tellPeopleApart(data?.absences.dates ?? [])), [data]);
  if (people.length > 0) return people.map((person) => <PersonRow key={person.id} person={person} dates={dates} />);
  return (
    <tr>
      <td colSpan={dates.length + 1} className={classes.wideCell}>
        {error && !data ? <ErrorNotice error={error} retry={retry} /> : data ? say.nobodyInGroup : <Skeleton height={24} width={240} />}
      </td>
    </tr>
  );
}

function PersonRow({ person: { name, days }, dates }: { person: PersonDays; dates: readonly TimelineDate[] }) {
  return (
    <tr>
      <th scope="row" className={classes.rowHead} data-person="true">
        <span title={name}>{name}</span>
      </th>
      {dates.map(({ date, isToday, isWorkingDay }) => {
        const day = days.get(date);
        return (
          <td key={date} className={marks.date} data-free={!isWorkingDay || undefined} data-today={isToday || undefined}>
            {day && (
              <span className={`${classes.block} ${marks.status}`} data-status={day.status} title={say.status[day.status]}>
                {day.share < 1 && <span className={classes.share}>{formatDays(day.share)}</span>}
                <VisuallyHidden>{say.status[day.status]}</VisuallyHidden>
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
