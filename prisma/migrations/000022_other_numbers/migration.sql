-- Somebody may have had several employee numbers: a workforce file that comes later may name any of them.
alter table ops.erased_people add column other_employee_hashes bytea[] not null default '{}';
comment on column ops.erased_people.other_employee_hashes is 'Of employee numbers that the person had beside that of employee_hash.';
