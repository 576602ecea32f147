import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useDrill } from '../../drill/use-drill';
import { drillWords } from '../../drill/words';
import { formatCount, formatDayOfMonth, formatDays, formatShare } from '../../lib/format';
import type { Absence, AbsenceCounts } from './calendar-query';
import classes from './day-panel.module.css';
import { isDayOff, isFew } from './describe-date';
import marks from './marks.module.css';
import type { CalendarGrouping } from './params';
import { PersonName } from './person-name';
import { useGroupName } from './use-group-name';
import { calendarWords } from './words';

const say = calendarWords;
/** A group of more is folded to its first: the groups below it should be in reach. */
const MAX_NAMED = 12;
const NAMED = 8;

/** The people of one group who are away on a day, with the dates of their whole leave. */
export function DayGroup({
  group,
  by,
  threshold,
}: {
  group: AbsenceCounts & { absences: readonly Absence[] };
  by: CalendarGrouping;
  threshold: number;
}) {
  const drill = useDrill();
  const nameOf = useGroupName(by);
  const [all, setAll] = useState(false);
  const named = all || group.absences.length <= MAX_NAMED ? group.absences : group.absences.slice(0, NAMED);
  const rest = group.absences.length - named.length;
  return (
    <section>
      <h3 className={classes.groupTitle}>{nameOf(group)}</h3>
      {!isDayOff(group) && (
        <p className={classes.groupWords}>
          {say.of(formatCount(group.awayCount), formatCount(group.headcount), group.headcount)}
          {isFew(group, threshold) && <span className={marks.few}>{say.few(formatShare(threshold))}</span>}
        </p>
      )}
      <ul className={classes.people}>
        {named.map(({ leaveId, status, days, startDate, endDate, employee }) => (
          <li key={leaveId}>
            {drill ? (
              <UnstyledButton
                className={classes.pick}
                aria-label={drillWords.history.of(employee.name, datesOf(startDate, endDate))}
                onClick={() => drill({ title: drillWords.history.of(employee.name, datesOf(startDate, endDate)), leaveId })}
              >
                <PersonName name={employee.name} status={status} />
              </UnstyledButton>
            ) : (
              <PersonName name={employee.name} status={status} />
            )}
            <span className={classes.leaveDates}>
              {datesOf(startDate, endDate)}
              {days < 1 && ` · ${say.part(formatDays(days))}`}
              {status !== 'APPROVED' && ` · ${say.status[status]}`}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="compact-xs" variant="subtle" mt={4} onClick={() => setAll(true)}>
          {say.showMore(formatCount(rest))}
        </Button>
      )}
    </section>
  );
}

const datesOf = (startDate: string, endDate: string): string =>
  startDate === endDate ? formatDayOfMonth(startDate) : say.whole(formatDayOfMonth(startDate), formatDayOfMonth(endDate));
