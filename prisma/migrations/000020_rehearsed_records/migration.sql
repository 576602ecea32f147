-- What a record was before is in its history. Writing both sides of 1,000 records as jsonb took about 110 ms of a dry run.
alter table ops.rehearsed_changes drop column before;
alter table ops.rehearsed_changes alter column after type json using after::json;
comment on column ops.rehearsed_changes.after is 'The record by the fields of the source, as the dry run received it; null: it would be retired.';
