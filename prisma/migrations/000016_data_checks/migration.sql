-- The mart finds what is wrong in the data; these tables remember since when, and what a person decided about it.
create table ops.check_findings (
  check_name text not null,
  finding_key text not null,
  what text not null,
  employee_id text collate "C",
  leave_id bigint,
  first_seen_at timestamptz not null default now(),
  first_seen_version bigint not null,
  gone_at timestamptz,
  accepted_at timestamptz,
  accepted_by text,
  note text,
  primary key (check_name, finding_key),
  constraint check_findings_accepted_check check ((accepted_at is null) = (accepted_by is null) and (accepted_at is null) = (note is null))
);
comment on table ops.check_findings is 'Grain: one thing that a check found, of which nothing is kept but ids and figures. An acceptance ends when what was found differs.';
comment on column ops.check_findings.what is 'What was found in figures and dates, without names.';
comment on column ops.check_findings.gone_at is 'When the check did not find it any more; null while it does.';
create index check_findings_gone_at_idx on ops.check_findings (check_name, gone_at desc);

create table ops.check_counts (
  check_name text not null,
  counted_on date not null,
  data_version bigint not null,
  finding_count int not null check (finding_count >= 0),
  primary key (check_name, counted_on)
);
comment on table ops.check_counts is 'Grain: check x date: what the check found in the last data version of that date.';

create table ops.checked_data (
  check_name text primary key,
  data_version bigint not null,
  checked_on date not null,
  digest text not null
);
comment on table ops.checked_data is 'Grain: one check, with the data version and the business date whose findings ops.check_findings has.';
comment on column ops.checked_data.digest is 'Hash of these findings: where it is the same, there is nothing to write.';

-- dbo.leave_entitlements has what a leave type grants by its newest record; a check needs to know that it was another.
create table ops.superseded_entitlements (
  leave_type_id bigint not null,
  fiscal_id bigint not null,
  default_days numeric(12, 6),
  transferable_days numeric(12, 6),
  valid_to_run_id bigint not null references ops.ingest_runs (id) on delete restrict,
  primary key (leave_type_id, fiscal_id, valid_to_run_id)
);
comment on table ops.superseded_entitlements is 'Grain: one earlier entitlement of a leave type in a fiscal year. It held up to, not including, valid_to_run_id.';
create index superseded_entitlements_valid_to_run_id_idx on ops.superseded_entitlements (valid_to_run_id);
