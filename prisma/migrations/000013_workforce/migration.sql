-- Half holidays.
alter table ops.calendar_dates add column holiday_part text check (holiday_part in ('FULL', 'HALF'));
update ops.calendar_dates set holiday_part = 'FULL' where holiday_name is not null;
comment on column ops.calendar_dates.is_working_day is 'In the working week and no full holiday.';
comment on column ops.calendar_dates.holiday_part is 'How much of the date the holiday takes; null: no holiday.';
alter table ops.superseded_calendar_dates
  add column holiday_name text,
  add column holiday_part text check (holiday_part in ('FULL', 'HALF'));

-- Taking in a file of people or calendars moves the data version, and is a run of its own.
alter table ops.ingest_runs drop constraint ingest_runs_trigger_check;
alter table ops.ingest_runs add constraint ingest_runs_trigger_check check (trigger in ('POLLER', 'API', 'COMMAND', 'WORKFORCE'));

create table ops.workforce_revisions (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('WORKFORCE', 'CALENDARS')),
  status text not null check (status in ('PENDING', 'ACCEPTED', 'REFUSED', 'DISCARDED', 'UNCHANGED')),
  origin text not null check (origin in ('FILE', 'UPLOAD')),
  file_name text not null,
  file_hash text not null,
  received_at timestamptz not null default now(),
  received_by text not null,
  -- Grain of an element: { line, message }; line is null where a problem has none.
  problems jsonb not null default '[]',
  calendars jsonb,
  replaces_revision_id bigint references ops.workforce_revisions (id) on delete restrict,
  constraint workforce_revisions_problems_check check ((status = 'REFUSED') = (problems <> '[]')),
  constraint workforce_revisions_calendars_check check (calendars is null or kind = 'CALENDARS')
);
comment on table ops.workforce_revisions is 'Grain: one content of the workforce file or the calendars file that was received.';
comment on column ops.workforce_revisions.status is
  'PENDING: waits for a confirmation. UNCHANGED: says the same as the revision in force then. ACCEPTED stays when it is undone.';
comment on column ops.workforce_revisions.file_hash is 'SHA-256 of the bytes received.';
comment on column ops.workforce_revisions.calendars is 'Calendars as they were parsed; null for a workforce file and where it was refused.';
comment on column ops.workforce_revisions.replaces_revision_id is 'The revision in force before it was accepted, which undo goes back to; null: none was.';
create index workforce_revisions_replaces_revision_id_idx on ops.workforce_revisions (replaces_revision_id);
create index workforce_revisions_kind_id_idx on ops.workforce_revisions (kind, id desc);

create table ops.workforce_rows (
  revision_id bigint not null references ops.workforce_revisions (id) on delete cascade,
  line int not null check (line > 0),
  employee_id text not null,
  valid_from date,
  hired_on date,
  left_on date,
  fte numeric(7, 6) not null check (fte > 0 and fte <= 1),
  pattern int[] not null default '{}' check (cardinality(pattern) in (0, 7)),
  calendar text,
  primary key (revision_id, line)
);
comment on table ops.workforce_rows is 'Grain: one period of one person in a revision of the workforce file.';
comment on column ops.workforce_rows.line is 'Line of the file: the header of a CSV file is line 1, the first entry of a JSON list 1.';
comment on column ops.workforce_rows.valid_from is 'First date of the period; null: from the beginning.';
comment on column ops.workforce_rows.pattern is 'Share of each weekday from Monday on that is worked, in millionths; empty: the week of the calendar.';
comment on column ops.workforce_rows.calendar is 'Name of a calendar; null: the default calendar.';
create index workforce_rows_revision_id_employee_id_idx on ops.workforce_rows (revision_id, employee_id);

create table ops.workforce_decisions (
  run_id bigint primary key references ops.ingest_runs (id) on delete restrict,
  kind text not null check (kind in ('WORKFORCE', 'CALENDARS')),
  action text not null check (action in ('ACCEPT', 'UNDO')),
  revision_id bigint not null references ops.workforce_revisions (id) on delete restrict,
  in_force_revision_id bigint references ops.workforce_revisions (id) on delete restrict,
  decided_at timestamptz not null default now(),
  decided_by text not null
);
comment on table ops.workforce_decisions is 'Grain: one change of the revision in force, with the run that made its data version.';
comment on column ops.workforce_decisions.revision_id is 'The revision that was accepted or undone.';
comment on column ops.workforce_decisions.in_force_revision_id is 'The revision in force from then on; null: none.';
create index workforce_decisions_kind_run_id_idx on ops.workforce_decisions (kind, run_id desc);
create index workforce_decisions_revision_id_idx on ops.workforce_decisions (revision_id);
create index workforce_decisions_in_force_revision_id_idx on ops.workforce_decisions (in_force_revision_id);
