-- The flow of the data is the order of the schemas: raw (as received) -> dbo (normalised) -> mart (day facts); ops keeps the books.

create schema raw;
create schema dbo;
create schema mart;
create schema ops;

-- ops: runs ---------------------------------------------------------------------------------------------------------

create table ops.ingest_runs (
  id bigint generated always as identity primary key,
  trigger text not null check (trigger in ('POLLER', 'API', 'COMMAND')),
  triggered_by text not null,
  dry_run boolean not null default false,
  status text not null default 'RUNNING' check (status in ('RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED', 'REFUSED')),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  page_count int not null default 0 check (page_count >= 0),
  received int not null default 0 check (received >= 0),
  inserted int not null default 0 check (inserted >= 0),
  updated int not null default 0 check (updated >= 0),
  unchanged int not null default 0 check (unchanged >= 0),
  quarantined int not null default 0 check (quarantined >= 0),
  duplicates int not null default 0 check (duplicates >= 0),
  retired int not null default 0 check (retired >= 0),
  held_retirements int not null default 0 check (held_retirements >= 0),
  complete boolean not null default false,
  data_version bigint,
  error_class text check (
    error_class in ('AUTH', 'CONFIG', 'RATE_LIMITED', 'UPSTREAM', 'NETWORK', 'FORMAT', 'SUSPICIOUS', 'DATABASE', 'INTERNAL')
  ),
  error_message text,
  constraint ingest_runs_finished_check check ((status = 'RUNNING') = (finished_at is null)),
  constraint ingest_runs_error_check check (status not in ('FAILED', 'REFUSED') or error_class is not null),
  -- Promise: every record of an accepted run is accounted for.
  constraint ingest_runs_accounted_check check (
    status not in ('SUCCEEDED', 'PARTIAL') or received = inserted + updated + unchanged + quarantined + duplicates
  )
);
comment on table ops.ingest_runs is 'Grain: one ingest run, from fetch to publish. Counts are records.';
comment on column ops.ingest_runs.complete is 'The snapshot held every record that the source announced.';
comment on column ops.ingest_runs.data_version is 'The data version after the run; null while it runs and where it was not accepted.';
-- One run at a time, whatever becomes of the advisory lock.
create unique index ingest_runs_running_key on ops.ingest_runs (status) where status = 'RUNNING';
create index ingest_runs_started_at_idx on ops.ingest_runs (started_at desc);

create table ops.data_version (
  is_only boolean primary key default true check (is_only),
  version bigint not null default 0 check (version >= 0),
  changed_at timestamptz,
  run_id bigint references ops.ingest_runs (id) on delete restrict,
  complete boolean not null default false,
  calendar_hash text not null default ''
);
comment on table ops.data_version is 'Grain: one row. The version moves only with a commit that changed what readers see.';
comment on column ops.data_version.calendar_hash is 'Hash of the working calendar that the day facts were built with.';
insert into ops.data_version default values;

create table ops.snapshot_pages (
  page_number int primary key check (page_number > 0),
  content_hash text not null,
  record_count int not null check (record_count >= 0),
  announced_total int,
  run_id bigint not null references ops.ingest_runs (id) on delete restrict
);
comment on table ops.snapshot_pages is 'Grain: one page of the last accepted snapshot; equal hashes mean nothing to do.';
create index snapshot_pages_run_id_idx on ops.snapshot_pages (run_id);

create table ops.quarantined_records (
  id bigint generated always as identity primary key,
  record_key text not null,
  record_id bigint,
  content_hash text not null,
  reason_code text not null,
  field text,
  message text not null,
  raw_form text not null,
  raw_truncated boolean not null default false,
  first_seen_run_id bigint not null references ops.ingest_runs (id) on delete restrict,
  first_seen_at timestamptz not null,
  last_seen_run_id bigint references ops.ingest_runs (id) on delete restrict,
  last_seen_at timestamptz,
  constraint quarantined_records_last_seen_check check ((last_seen_run_id is null) = (last_seen_at is null)),
  unique (record_key, content_hash)
);
comment on table ops.quarantined_records is 'Grain: one rejected content of one record. last_seen_* is null while the newest accepted snapshot still holds it.';
comment on column ops.quarantined_records.record_key is 'The id of the record, or its content hash where the id cannot be read.';
comment on column ops.quarantined_records.raw_form is 'JSON text as received, cut to 64 kB.';
create index quarantined_records_open_idx on ops.quarantined_records (id desc) where last_seen_at is null;
create index quarantined_records_first_seen_run_id_idx on ops.quarantined_records (first_seen_run_id);
create index quarantined_records_last_seen_run_id_idx on ops.quarantined_records (last_seen_run_id);

create table ops.drift_fields (
  field text primary key,
  first_seen_run_id bigint not null references ops.ingest_runs (id) on delete restrict,
  first_seen_at timestamptz not null
);
comment on table ops.drift_fields is 'Grain: one field that the source sends and this system does not know. Its values are kept in raw.';
create index drift_fields_first_seen_run_id_idx on ops.drift_fields (first_seen_run_id);

create table ops.missing_records (
  record_id bigint primary key,
  missing_since_run_id bigint not null references ops.ingest_runs (id) on delete restrict,
  missed_snapshots int not null default 1 check (missed_snapshots > 0),
  is_held boolean not null default false,
  confirmed_by text,
  confirmed_at timestamptz,
  constraint missing_records_confirmed_check check ((confirmed_by is null) = (confirmed_at is null))
);
comment on table ops.missing_records is 'Grain: one known record that the newest complete snapshot did not hold and that is not retired yet.';
comment on column ops.missing_records.is_held is 'Too many would go at once: a named person has to confirm.';
create index missing_records_missing_since_run_id_idx on ops.missing_records (missing_since_run_id);

-- ops: who may come in -------------------------------------------------------------------------------------------------

create table ops.api_tokens (
  id bigint generated always as identity primary key,
  name text not null,
  role text not null check (role in ('OPERATOR', 'VIEWER', 'ANALYST', 'HR', 'MANAGER', 'ADMIN')),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  employee_id text,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  constraint api_tokens_employee_check check ((role = 'MANAGER') = (employee_id is not null))
);
comment on table ops.api_tokens is 'Grain: one API token. Only its SHA-256 is kept.';
comment on column ops.api_tokens.employee_id is 'For a MANAGER: the employee whose team it may see. No foreign key: a token may be minted before the first run.';

create table ops.sessions (
  id bigint generated always as identity primary key,
  session_hash bytea not null unique check (octet_length(session_hash) = 32),
  token_id bigint not null references ops.api_tokens (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table ops.sessions is 'Grain: one browser session. The cookie holds the secret, this table its SHA-256.';
create index sessions_token_id_idx on ops.sessions (token_id);

create table ops.audit_entries (
  id bigint generated always as identity primary key,
  occurred_at timestamptz not null default now(),
  actor text not null,
  role text not null,
  action text not null,
  detail jsonb not null default '{}',
  row_count int
);
comment on table ops.audit_entries is 'Grain: one act that has to be answered for: a row-level read, an export, a confirmation.';
create index audit_entries_occurred_at_idx on ops.audit_entries (occurred_at desc);

-- raw -----------------------------------------------------------------------------------------------------------------

create table raw.imported_leave_information (
  record_id bigint generated always as (id::bigint) stored primary key,
  id text not null,
  userid text not null,
  empid text collate "C" not null,
  teammanagerid text,
  designationid text,
  designationname text,
  firstname text,
  middlename text,
  lastname text,
  email text,
  ishr text,
  issupervisor text,
  allocations json,
  leaveissuerid text,
  currentleaveissuerid text,
  leaveissuerfirstname text,
  leaveissuermiddlename text,
  leaveissuerlastname text,
  currentleaveissueremail text,
  departmentdescription text,
  startdate text not null,
  enddate text not null,
  leavedays text not null,
  reason text,
  status text not null,
  remarks text,
  leavetypeid text not null,
  leavetypename text,
  defaultdays text,
  transferabledays text,
  isconsecutive text,
  fiscalid text not null,
  fiscalstartdate text not null,
  fiscalenddate text not null,
  fiscaliscurrent text,
  createdat text not null,
  updatedat text,
  isconverted text,
  unknown_fields text,
  content_hash text not null,
  source_updated_at timestamptz not null,
  run_id bigint not null,
  first_seen_run_id bigint not null,
  first_seen_at timestamptz not null,
  last_seen_run_id bigint,
  last_seen_at timestamptz,
  retired_run_id bigint,
  retired_at timestamptz,
  constraint imported_leave_information_retired_check check ((retired_run_id is null) = (retired_at is null))
);
comment on table raw.imported_leave_information is 'Grain: one source record in its newest accepted form, as text.';
comment on column raw.imported_leave_information.unknown_fields is 'JSON of the fields that this system does not know, kept as received.';
comment on column raw.imported_leave_information.run_id is 'The run that brought this content. No foreign key: a run stamps its own id, and checking it row by row would double the first load.';
comment on column raw.imported_leave_information.last_seen_run_id is 'Null while the newest accepted snapshot holds the record: an unchanged poll writes nothing.';
comment on column raw.imported_leave_information.source_updated_at is 'updatedAt, or createdAt where the source has none: the newest record decides what an employee is.';
-- Each content is stored once: here when it no longer holds, in imported_leave_information while it does.
create table raw.superseded_leave_information (
  like raw.imported_leave_information including comments,
  valid_to_run_id bigint not null,
  primary key (record_id, run_id)
);
comment on table raw.superseded_leave_information is 'Grain: one earlier content of one source record. It held from run_id up to, not including, valid_to_run_id.';
create index superseded_leave_information_valid_to_run_id_idx on raw.superseded_leave_information (valid_to_run_id);

-- dbo -----------------------------------------------------------------------------------------------------------------

create table dbo.allocations (
  allocation_id bigint primary key,
  name text not null,
  type text
);
comment on table dbo.allocations is 'Grain: one project or area that people are allocated to.';

create table dbo.designations (
  designation_id bigint primary key,
  designation_name text not null
);
comment on table dbo.designations is 'Grain: one designation (job title).';

create table dbo.departments (
  department_id int generated always as identity primary key,
  department_name text not null unique
);
comment on table dbo.departments is 'Grain: one department. The source has no id for it: its description is its key.';

create table dbo.team_managers (
  team_manager_id bigint primary key,
  name text,
  email text
);
comment on table dbo.team_managers is 'Grain: one person who manages a team. The id is the source''s userId; name and email resolve through it.';

create table dbo.leave_issuer (
  leave_issuer_id bigint primary key,
  first_name text,
  middle_name text,
  last_name text,
  email text
);
comment on table dbo.leave_issuer is 'Grain: one person who decides on leave. The id is the source''s userId; name and email resolve through it.';

create table dbo.leave_types (
  leave_type_id bigint primary key,
  leave_type text not null,
  default_days numeric(12, 6) check (default_days >= 0),
  transferrable_days numeric(12, 6) check (transferrable_days >= 0),
  is_consecutive boolean not null default false
);
comment on table dbo.leave_types is 'Grain: one leave type, as its newest record tells it. Entitlements by fiscal year: dbo.leave_entitlements.';

create table dbo.fiscal_year (
  fiscal_id bigint primary key,
  start_date date not null,
  end_date date not null,
  is_current boolean not null default false,
  constraint fiscal_year_dates_check check (end_date > start_date)
);
comment on table dbo.fiscal_year is 'Grain: one fiscal year, both dates inclusive.';

create table dbo.leave_entitlements (
  leave_type_id bigint not null references dbo.leave_types (leave_type_id) on delete restrict,
  fiscal_id bigint not null references dbo.fiscal_year (fiscal_id) on delete restrict,
  default_days numeric(12, 6) check (default_days >= 0),
  transferable_days numeric(12, 6) check (transferable_days >= 0),
  primary key (leave_type_id, fiscal_id)
);
comment on table dbo.leave_entitlements is 'Grain: leave type x fiscal year. Days a person is entitled to, and how many of them carry over.';
create index leave_entitlements_fiscal_id_idx on dbo.leave_entitlements (fiscal_id);

create table dbo.employees (
  employee_id text collate "C" primary key,
  user_id bigint not null,
  first_name text not null,
  middle_name text,
  last_name text not null,
  email text not null,
  is_hr boolean not null,
  is_supervisor boolean not null,
  designation_id bigint references dbo.designations (designation_id) on delete restrict,
  team_manager_id bigint references dbo.team_managers (team_manager_id) on delete restrict,
  department_id int references dbo.departments (department_id) on delete restrict,
  newest_leave_id bigint not null,
  retired_at timestamptz
);
comment on table dbo.employees is 'Grain: one employee, keyed by the source''s empId, as the newest record tells it.';
comment on column dbo.employees.retired_at is 'Set when the last record of the employee was retired.';
create index employees_user_id_idx on dbo.employees (user_id);
create index employees_designation_id_idx on dbo.employees (designation_id);
create index employees_team_manager_id_idx on dbo.employees (team_manager_id);
create index employees_department_id_idx on dbo.employees (department_id);

create table dbo.employee_allocations (
  employee_id text collate "C" not null references dbo.employees (employee_id) on delete cascade,
  allocation_id bigint not null references dbo.allocations (allocation_id) on delete restrict,
  primary key (employee_id, allocation_id)
);
comment on table dbo.employee_allocations is 'Grain: employee x allocation, today''s.';
create index employee_allocations_allocation_id_idx on dbo.employee_allocations (allocation_id);

create table dbo.employee_leave_issuer (
  employee_id text collate "C" not null references dbo.employees (employee_id) on delete cascade,
  leave_issuer_id bigint not null references dbo.leave_issuer (leave_issuer_id) on delete restrict,
  is_current_leave_issuer boolean not null,
  primary key (employee_id, leave_issuer_id)
);
comment on table dbo.employee_leave_issuer is 'Grain: employee x leave issuer. One is current, the others are past.';
create unique index employee_leave_issuer_current_key on dbo.employee_leave_issuer (employee_id) where is_current_leave_issuer;
create index employee_leave_issuer_leave_issuer_id_idx on dbo.employee_leave_issuer (leave_issuer_id);

create table dbo.employee_leaves (
  leave_id bigint primary key,
  leave_issuer_id bigint,
  default_leave_issuer_id bigint,
  leave_type_id bigint not null,
  employee_id text collate "C" not null,
  fiscal_id bigint not null,
  leave_days numeric(12, 6) not null check (leave_days > 0),
  reason text,
  status text not null check (status in ('REQUESTED', 'APPROVED', 'REJECTED', 'CANCELLED', 'UNKNOWN')),
  source_status text not null,
  remarks text,
  is_consecutive boolean not null,
  is_converted boolean not null,
  start_date date not null,
  end_date date not null,
  created_at timestamptz not null,
  updated_at timestamptz,
  retired_at timestamptz,
  constraint employee_leaves_dates_check check (end_date >= start_date)
);
comment on table dbo.employee_leaves is 'Grain: one leave request, any status. Readers leave out those with retired_at.';
comment on column dbo.employee_leaves.leave_issuer_id is 'The current issuer, or the default one where there is no current one.';
comment on column dbo.employee_leaves.source_status is 'The word of the source.';
create index employee_leaves_employee_id_idx on dbo.employee_leaves (employee_id);
create index employee_leaves_leave_type_id_idx on dbo.employee_leaves (leave_type_id);
create index employee_leaves_fiscal_id_idx on dbo.employee_leaves (fiscal_id);
create index employee_leaves_leave_issuer_id_idx on dbo.employee_leaves (leave_issuer_id);
create index employee_leaves_default_leave_issuer_id_idx on dbo.employee_leaves (default_leave_issuer_id);
alter table dbo.employee_leaves
  add constraint employee_leaves_leave_issuer_id_fkey foreign key (leave_issuer_id) references dbo.leave_issuer (leave_issuer_id) on delete restrict,
  add constraint employee_leaves_default_leave_issuer_id_fkey foreign key (default_leave_issuer_id) references dbo.leave_issuer (leave_issuer_id) on delete restrict,
  add constraint employee_leaves_leave_type_id_fkey foreign key (leave_type_id) references dbo.leave_types (leave_type_id) on delete restrict,
  add constraint employee_leaves_employee_id_fkey foreign key (employee_id) references dbo.employees (employee_id) on delete restrict,
  add constraint employee_leaves_fiscal_id_fkey foreign key (fiscal_id) references dbo.fiscal_year (fiscal_id) on delete restrict;

-- mart ----------------------------------------------------------------------------------------------------------------

create table mart.calendar_dates (
  calendar_date date primary key,
  is_working_day boolean not null,
  holiday_name text,
  working_day_number int not null check (working_day_number >= 0)
);
comment on table mart.calendar_dates is 'Grain: one calendar date of the source''s time zone, under the configured working weeks and holidays.';
comment on column mart.calendar_dates.working_day_number is 'Working days from the first row up to and including this date: a difference of two is a count of working days.';

create table mart.leave_day_facts (
  leave_id bigint not null,
  leave_date date not null,
  employee_id text collate "C" not null,
  leave_type_id bigint not null,
  fiscal_id bigint not null,
  leave_issuer_id bigint,
  status text not null,
  micro_days int not null,
  is_prorated boolean not null,
  includes_non_working boolean not null,
  is_outside_fiscal_year boolean not null,
  primary key (leave_id, leave_date)
);
comment on table mart.leave_day_facts is 'Grain: one leave x one calendar date on which it takes a share of a day. Retired leaves have none.';
comment on column mart.leave_day_facts.micro_days is 'Millionths of a day: integers, so sums are exact and the facts of a leave add up to its leave days.';
comment on column mart.leave_day_facts.is_prorated is 'PRORATED: the leave days differ from the working days in its range.';
comment on column mart.leave_day_facts.includes_non_working is 'INCLUDES_NON_WORKING: more leave days than working days, so the days spread over all dates.';
comment on column mart.leave_day_facts.is_outside_fiscal_year is 'The date is outside the fiscal year that the record is charged to.';
create index leave_day_facts_leave_date_idx on mart.leave_day_facts (leave_date);
create index leave_day_facts_employee_id_idx on mart.leave_day_facts (employee_id);
alter table mart.leave_day_facts
  add constraint leave_day_facts_leave_id_fkey foreign key (leave_id) references dbo.employee_leaves (leave_id) on delete cascade,
  add constraint leave_day_facts_leave_date_fkey foreign key (leave_date) references mart.calendar_dates (calendar_date) on delete restrict;

-- The history of every record, each content once: what holds and what held.
create view raw.leave_record_versions as
select i.*, i.run_id as valid_from_run_id, i.retired_run_id as valid_to_run_id
from raw.imported_leave_information i
union all
select s.record_id, s.id, s.userid, s.empid, s.teammanagerid, s.designationid, s.designationname, s.firstname, s.middlename,
  s.lastname, s.email, s.ishr, s.issupervisor, s.allocations, s.leaveissuerid, s.currentleaveissuerid, s.leaveissuerfirstname,
  s.leaveissuermiddlename, s.leaveissuerlastname, s.currentleaveissueremail, s.departmentdescription, s.startdate, s.enddate,
  s.leavedays, s.reason, s.status, s.remarks, s.leavetypeid, s.leavetypename, s.defaultdays, s.transferabledays, s.isconsecutive,
  s.fiscalid, s.fiscalstartdate, s.fiscalenddate, s.fiscaliscurrent, s.createdat, s.updatedat, s.isconverted, s.unknown_fields,
  s.content_hash, s.source_updated_at, s.run_id, s.first_seen_run_id, s.first_seen_at, s.last_seen_run_id, s.last_seen_at,
  s.retired_run_id, s.retired_at, s.run_id, s.valid_to_run_id
from raw.superseded_leave_information s;
comment on view raw.leave_record_versions is 'Grain: one content of one source record, with the runs between which it held; valid_to_run_id is exclusive and null while it holds.';
