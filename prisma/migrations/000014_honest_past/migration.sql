-- Windows: a run can only miss leave that lies wholly in the dates that it asked for.
alter table ops.ingest_runs
  add column window_start date,
  add column window_end date,
  add column outside_window int not null default 0 check (outside_window >= 0);
comment on column ops.ingest_runs.window_start is 'First date of the window asked (startDate of the URL); null: without a beginning.';
comment on column ops.ingest_runs.window_end is 'Last date of the window asked (endDate of the URL); null: without an end.';
comment on column ops.ingest_runs.outside_window is
  'Known leaves that the snapshot did not hold and that do not lie wholly in the window: they are kept.';

-- People whose records are all missing at once.
alter table ops.missing_records add column is_vanished boolean not null default false;
comment on column ops.missing_records.is_vanished is
  'All records of the person are missing at once: a named person decides whether the person left or the records were removed.';

create table ops.departures (
  id bigint generated always as identity primary key,
  employee_id text not null,
  left_on date not null,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  from_run_id bigint references ops.ingest_runs (id) on delete restrict,
  to_run_id bigint references ops.ingest_runs (id) on delete restrict,
  constraint departures_runs_check check (to_run_id is null or from_run_id is null or to_run_id >= from_run_id)
);
comment on table ops.departures is
  'Grain: one decision that a person whose records vanished has left. It holds from from_run_id up to, not including, to_run_id.';
comment on column ops.departures.left_on is 'Last day of employment.';
comment on column ops.departures.from_run_id is 'The run that carried it out; null until then.';
comment on column ops.departures.to_run_id is 'The run in which the source sent records of the person again; null while it holds.';
create unique index departures_employee_id_key on ops.departures (employee_id) where to_run_id is null;
create index departures_from_run_id_idx on ops.departures (from_run_id);
create index departures_to_run_id_idx on ops.departures (to_run_id);
