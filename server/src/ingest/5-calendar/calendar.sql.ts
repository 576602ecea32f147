import type { ClientBase } from 'pg';
import type { CalendarDate } from '../../domain/working-calendar';

/** The first and last year of leave and fiscal years, and of the calendar. Null where there are none. */
export interface CoveredYears {
  neededFrom: number | null;
  neededTo: number | null;
  coveredFrom: number | null;
  coveredTo: number | null;
  /** Hash of the configuration that the calendar was written from. */
  calendarHash: string;
}

export async function readCoveredYears(client: ClientBase): Promise<CoveredYears> {
  const { rows } = await client.query<CoveredYears>(`
    select extract(year from least(l.first, y.first))::int as "neededFrom", extract(year from greatest(l.last, y.last))::int as "neededTo",
      extract(year from c.first)::int as "coveredFrom", extract(year from c.last)::int as "coveredTo", v.calendar_hash as "calendarHash"
    from (select min(start_date) as first, max(end_date) as last from dbo.employee_leaves where retired_at is null) l,
      (select min(start_date) as first, max(end_date) as last from dbo.fiscal_year) y,
      (select min(calendar_date) as first, max(calendar_date) as last from ops.calendar_dates) c,
      ops.data_version v`);
  const [row] = rows;
  if (!row) throw new Error('ops.data_version has no row');
  return row;
}

/** Writes the calendar and keeps what changed dates meant before this run. Grain: calendar date. */
export async function writeCalendar(
  client: ClientBase,
  runId: string,
  dates: readonly CalendarDate[],
  calendarHash: string,
): Promise<void> {
  await client.query(
    `insert into ops.superseded_calendar_dates (calendar_date, is_working_day, holiday_name, holiday_part, valid_to_run_id)
     select t.calendar_date, t.is_working_day, t.holiday_name, t.holiday_part, $4::bigint
     from unnest($1::date[], $2::boolean[], $3::text[]) as d (calendar_date, is_working_day, holiday_part)
     join ops.calendar_dates t using (calendar_date)
     where (t.is_working_day, t.holiday_part) is distinct from (d.is_working_day, d.holiday_part)`,
    [dates.map((date) => date.date), dates.map((date) => date.isWorkingDay), dates.map((date) => date.holidayPart), runId],
  );
  await client.query(
    `insert into ops.calendar_dates as t (calendar_date, is_working_day, holiday_name, holiday_part)
     select * from unnest($1::date[], $2::boolean[], $3::text[], $4::text[])
     on conflict (calendar_date) do update
       set is_working_day = excluded.is_working_day, holiday_name = excluded.holiday_name, holiday_part = excluded.holiday_part
       where (t.is_working_day, t.holiday_name, t.holiday_part)
         is distinct from (excluded.is_working_day, excluded.holiday_name, excluded.holiday_part)`,
    [
      dates.map((date) => date.date),
      dates.map((date) => date.isWorkingDay),
      dates.map((date) => date.holidayName),
      dates.map((date) => date.holidayPart),
    ],
  );
  await client.query('update ops.data_version set calendar_hash = $1 where calendar_hash <> $1', [calendarHash]);
}
