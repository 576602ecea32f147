-- A secret address at which a viewer's own calendar program reads who is away.
create table ops.calendar_feeds (
  id bigint generated always as identity primary key,
  secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
  name text not null,
  token_id bigint references ops.api_tokens (id) on delete cascade,
  issuer text,
  subject text,
  department_ids text[] not null default '{}',
  team_manager_ids text[] not null default '{}',
  project_allocation_ids text[] not null default '{}',
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  last_read_at timestamptz,
  constraint calendar_feeds_owner_check check (
    case when token_id is not null then num_nonnulls(issuer, subject) = 0 else num_nulls(issuer, subject) = 0 end
  )
);
comment on table ops.calendar_feeds is 'Grain: one private iCalendar feed. Its address holds the secret, this table its SHA-256. Whom it shows is decided when it is read.';
comment on column ops.calendar_feeds.token_id is 'The API token of its owner: without a live one the feed is dead. Null: the owner came through the organisation''s sign-in.';
comment on column ops.calendar_feeds.subject is 'The owner as the issuer of the organisation''s sign-in knows them: without a recent sign-in the feed sleeps.';
create index calendar_feeds_token_id_idx on ops.calendar_feeds (token_id);
create index calendar_feeds_issuer_subject_idx on ops.calendar_feeds (issuer, subject);

-- The latest sign-in of somebody says what they may see.
create index sessions_issuer_subject_idx on ops.sessions (issuer, subject, id desc);
