-- Every page warns of statuses that nobody knows, and asks for them with each state of the data.
create index employee_leaves_unknown_status_idx on dbo.employee_leaves (source_status) where status = 'UNKNOWN' and retired_at is null;
