-- Thousands of unchanged polls share one data version, and the first run of it is asked for.
create index ingest_runs_data_version_id_idx on ops.ingest_runs (data_version, id);
drop index ops.ingest_runs_data_version_idx;
