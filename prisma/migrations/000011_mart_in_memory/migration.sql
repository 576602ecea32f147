-- The mart is in the server's memory: it computes day facts itself, from dbo and the calendar. PostgreSQL keeps raw, dbo and ops.
drop table mart.leave_day_facts;

alter table mart.calendar_dates drop column working_day_number;
alter table mart.calendar_dates set schema ops;
comment on column ops.data_version.calendar_hash is 'Hash of the working calendar that ops.calendar_dates was written from.';

alter view mart.leave_versions set schema dbo;

drop schema mart;

-- The mart follows the runs by what they changed: run_id says which run brought a record's content, retired_run_id which one retired it.
create index imported_leave_information_run_id_idx on raw.imported_leave_information (run_id);
create index imported_leave_information_retired_run_id_idx on raw.imported_leave_information (retired_run_id)
  where retired_run_id is not null;

-- Leaves are read by id only, and rows of the tables that they refer to are never deleted.
drop index dbo.employee_leaves_leave_type_id_idx, dbo.employee_leaves_fiscal_id_idx, dbo.employee_leaves_leave_issuer_id_idx,
  dbo.employee_leaves_default_leave_issuer_id_idx;
