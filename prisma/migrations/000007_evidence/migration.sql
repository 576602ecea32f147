-- Every content of every record, typed: what the API reads of the history, so that it never reads raw itself.
create view mart.leave_versions as
select v.record_id as leave_id, v.valid_from_run_id, v.valid_to_run_id, v.retired_run_id is not null as is_retired, v.source_updated_at,
  v.empid as employee_id, v.userid::bigint as user_id, v.firstname as first_name, nullif(v.middlename, '') as middle_name, v.lastname as last_name,
  v.email, v.ishr::boolean as is_hr, v.issupervisor::boolean as is_supervisor, v.designationid::bigint as designation_id,
  v.designationname as designation_name, nullif(v.departmentdescription, '') as department_name, v.teammanagerid::bigint as team_manager_id,
  v.allocations, coalesce(v.currentleaveissuerid, v.leaveissuerid)::bigint as leave_issuer_id, v.leaveissuerid::bigint as default_leave_issuer_id,
  v.currentleaveissuerid::bigint as current_leave_issuer_id, v.leaveissuerfirstname as default_leave_issuer_first_name,
  v.leaveissuermiddlename as default_leave_issuer_middle_name, v.leaveissuerlastname as default_leave_issuer_last_name,
  v.currentleaveissueremail as current_leave_issuer_email, v.leavetypeid::bigint as leave_type_id, v.leavetypename as leave_type,
  v.defaultdays::numeric(12, 6) as default_days, v.transferabledays::numeric(12, 6) as transferable_days,
  coalesce(v.isconsecutive, '0') = '1' as is_consecutive, v.fiscalid::bigint as fiscal_id, left(v.fiscalstartdate, 10)::date as fiscal_start_date,
  left(v.fiscalenddate, 10)::date as fiscal_end_date, coalesce(v.fiscaliscurrent::boolean, false) as fiscal_is_current,
  v.startdate::date as start_date, v.enddate::date as end_date, v.leavedays::numeric(12, 6) as leave_days, v.status as source_status, v.reason,
  v.remarks, coalesce(v.isconverted, '0') = '1' as is_converted, v.createdat::timestamptz as created_at, v.updatedat::timestamptz as updated_at,
  v.unknown_fields
from raw.leave_record_versions v;
comment on view mart.leave_versions is 'Grain: one content of one leave''s record, typed, with the runs between which it held; valid_to_run_id is exclusive and null while it holds.';
comment on column mart.leave_versions.is_retired is 'The source stopped sending the record while this was its content; it held no longer from valid_to_run_id on.';
comment on column mart.leave_versions.source_updated_at is 'updatedAt, or createdAt where the source has none: the newest record, then the highest leave_id, decides what an employee is.';

-- What a date meant before the working calendar was changed: day facts of an earlier state are spread by the calendar of that state.
create table ops.superseded_calendar_dates (
  calendar_date date not null,
  is_working_day boolean not null,
  valid_to_run_id bigint not null references ops.ingest_runs (id) on delete restrict,
  primary key (calendar_date, valid_to_run_id)
);
comment on table ops.superseded_calendar_dates is 'Grain: one earlier meaning of one calendar date. It held up to, not including, valid_to_run_id.';
create index superseded_calendar_dates_valid_to_run_id_idx on ops.superseded_calendar_dates (valid_to_run_id);

-- From a data version to the runs after which it held.
create index ingest_runs_data_version_idx on ops.ingest_runs (data_version);
