import type { ClientBase } from 'pg';
import type { CalendarRow } from '../build/rows';

/**
 * The default calendar after the run: every date that is covered now, in order. A date that was not covered then means what it means now,
 * and a holiday that was only renamed has the name of now.
 */
export async function readKnownCalendar(client: ClientBase, runId: string): Promise<CalendarRow[]> {
  const { rows } = await client.query<CalendarRow>(
    `select c.calendar_date - date '1970-01-01' as day, coalesce(s.is_working_day, c.is_working_day) as "isWorking",
       case when s.is_working_day is null then c.holiday_name else s.holiday_name end as "holidayName",
       case when s.is_working_day is null then c.holiday_part else s.holiday_part end as "holidayPart"
     from ops.calendar_dates c
     left join (
       select distinct on (calendar_date) calendar_date, is_working_day, holiday_name, holiday_part
       from ops.superseded_calendar_dates
       where valid_to_run_id > $1::bigint
       order by calendar_date, valid_to_run_id
     ) s using (calendar_date)
     order by calendar_date`,
    [runId],
  );
  return rows;
}
