-- Limits of attempts hold for all processes of this database together.
create table ops.attempts (
  key_hash bytea primary key check (octet_length(key_hash) = 32),
  made_at timestamptz[] not null,
  expires_at timestamptz not null
);
comment on table ops.attempts is 'Grain: one limit and what it counts by, such as sign-ins of an address, while it has attempts within the window. The key is a hash.';
comment on column ops.attempts.made_at is 'Attempts of the window that were allowed, oldest first; an element beyond the limit is of the attempt that was refused last.';
create index attempts_expires_at_idx on ops.attempts (expires_at);
