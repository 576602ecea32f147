import { Skeleton, Text } from '@mantine/core';
import { graphql } from '../../data/graphql';
import { useRecords } from '../../data/use-records';
import { useToday } from '../../data/use-today';
import { formatCount, formatDate, formatWeekdayNumber } from '../../lib/format';
import { Card } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { useReady } from '../../ui/in-order';
import classes from './administration.module.css';
import { administrationWords } from './words';

const WORKING_CALENDAR = graphql(
  `query WorkingCalendar { workingCalendar { workingWeeks { from weekdays } holidays { date name part } } }`,
);
const say = administrationWords.calendar;
const ALL_WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The working weeks and holidays in force. */
export function WorkingDays() {
  const { data, error, retry } = useRecords(WORKING_CALENDAR, {});
  useReady(data !== undefined || error !== null);
  const today = useToday();
  const calendar = data?.workingCalendar;
  const coming = calendar?.holidays.filter(({ date }) => date >= today) ?? [];
  const past = (calendar?.holidays.length ?? 0) - coming.length;
  return (
    <Card title={say.title} hint={say.hint}>
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!calendar && !error && <Skeleton height={90} />}
      {calendar?.workingWeeks.map(({ from, weekdays }) => (
        <div key={from ?? ''} className={classes.week}>
          <Text size="sm" c="var(--ink-2)" w={170}>
            {from === null ? say.fromStart : say.from(formatDate(from))}
          </Text>
          <ul className={classes.weekdays}>
            {ALL_WEEKDAYS.map((weekday) => (
              <li key={weekday} data-working={weekdays.includes(weekday) || undefined}>
                {formatWeekdayNumber(String(weekday), 'short')}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {calendar && (
        <>
          <h3 className={classes.subtitle}>{say.holidays}</h3>
          {calendar.holidays.length === 0 && (
            <Text size="sm" c="var(--ink-3)">
              {say.noHolidays}
            </Text>
          )}
          <ul className={classes.holidays}>
            {coming.map(({ date, name, part }) => (
              <li key={date}>
                <span>{formatDate(date)}</span> {part === 'HALF' ? say.halfHoliday(name) : name}
              </li>
            ))}
          </ul>
          {past > 0 && (
            <Text size="xs" c="var(--ink-3)">
              {say.pastHolidays(formatCount(past), past)}
            </Text>
          )}
        </>
      )}
    </Card>
  );
}
