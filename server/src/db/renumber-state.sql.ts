import type { ClientBase } from 'pg';

/**
 * Gives the state of the data another version number, where the state was replaced or rewritten without a run. The runs after which it held
 * get the number too, so that it can be asked for as any other; the earlier number is no longer known.
 */
export async function renumberState(client: ClientBase, version: string): Promise<void> {
  await client.query(
    `with earlier as (select version from ops.data_version)
     update ops.ingest_runs r set data_version = $1::bigint from earlier where r.data_version = earlier.version`,
    [version],
  );
  await client.query(
    `update ops.data_version set version = $1::bigint, rewritten_version = $1::bigint, changed_at = clock_timestamp()
     returning pg_notify('data_version_changed', version::text)`,
    [version],
  );
}
