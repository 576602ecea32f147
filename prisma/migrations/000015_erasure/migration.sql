-- Erased people: keyed hashes of their ids, so that no poll and no restore brings them back.
create table ops.erased_people (
  id bigint generated always as identity primary key,
  key_id text not null,
  employee_hash bytea not null unique check (octet_length(employee_hash) = 32),
  user_hashes bytea[] not null,
  email_hashes bytea[] not null,
  erased_at timestamptz not null default now(),
  erased_by text not null,
  changed_rows jsonb not null
);
comment on table ops.erased_people is 'Grain: one erased person. Nothing of the person is kept but hashes under a key that is not in the database.';
comment on column ops.erased_people.id is 'The anonymous person in the other tables: employee erased-<id>.';
comment on column ops.erased_people.key_id is 'Says which ERASURE_KEY the hashes were made with.';
comment on column ops.erased_people.changed_rows is 'The receipt: rows that were changed or deleted, by table.';

alter table ops.data_version
  add column rewritten_version bigint not null default 0,
  add column history_from_run_id bigint not null default 0;
comment on column ops.data_version.rewritten_version is
  'The version in which the history was last rewritten (erasure): a state in memory of an earlier version is dropped and not followed.';
comment on column ops.data_version.history_from_run_id is
  'States after earlier runs cannot be asked for: retention deleted versions of records that they need. 0: all can.';
