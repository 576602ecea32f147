-- What a dry run would have changed. Its transaction is rolled back, so the rows are copied out of it before.
create table ops.rehearsals (
  run_id bigint primary key references ops.ingest_runs (id) on delete cascade,
  rehearsed_at timestamptz not null default now(),
  entitlement_changes jsonb not null
);
comment on table ops.rehearsals is 'Grain: dry run that ended well, one of the newest ten of the last seven days.';
comment on column ops.rehearsals.entitlement_changes is 'Entitlements that would differ, by leave type and fiscal year; days in millionths.';

create table ops.rehearsed_changes (
  run_id bigint not null references ops.rehearsals (run_id) on delete cascade,
  record_id bigint not null,
  kind text not null check (kind in ('NEW', 'EDITED', 'RETURNED', 'RETIRED')),
  before jsonb,
  after jsonb,
  primary key (run_id, record_id)
);
comment on table ops.rehearsed_changes is 'Grain: dry run x record that it would have changed.';
comment on column ops.rehearsed_changes.before is 'The record by the fields of the source, as landed; null: it is new.';
comment on column ops.rehearsed_changes.after is 'The same as the dry run received it; null: it would be retired.';

-- From a run to the contents that it brought, also those that later runs replaced.
create index superseded_leave_information_run_id_idx on raw.superseded_leave_information (run_id);
