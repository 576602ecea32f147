alter table ops.ingest_runs add column retry_at timestamptz;
comment on column ops.ingest_runs.retry_at is 'The source asked not to be polled before this instant (Retry-After); null: it did not ask.';
