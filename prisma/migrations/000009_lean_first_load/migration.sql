-- What no reader's statement uses and every first load pays for.

-- Readers filter day facts, and find leaves by their key or by employee. These would serve the deletion of a leave type, a fiscal year or an
-- issuer, and the ingest deletes none.
drop index dbo.employee_leaves_leave_type_id_idx;
drop index dbo.employee_leaves_fiscal_id_idx;
drop index dbo.employee_leaves_leave_issuer_id_idx;
drop index dbo.employee_leaves_default_leave_issuer_id_idx;

-- Day facts are written by one statement, out of the very rows that these point to.
alter table mart.leave_day_facts drop constraint leave_day_facts_leave_id_fkey;
alter table mart.leave_day_facts drop constraint leave_day_facts_leave_date_fkey;
comment on column mart.leave_day_facts.leave_id is 'No foreign key, nor has the date one: the statement that writes facts joins them out of leaves and calendar.';
