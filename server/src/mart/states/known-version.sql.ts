import type { ClientBase } from 'pg';
import type { StateVersion } from '../state';

/** The state after an accepted run. @throws where the run is not there */
export async function readKnownVersion(client: ClientBase, runId: string): Promise<StateVersion> {
  const { rows } = await client.query<StateVersion>(
    `select data_version::text as "dataVersion", id::text as "runId", started_at::text as "runStartedAt",
       concat_ws('@', 'known', id, extract(epoch from started_at)) as key
     from ops.ingest_runs
     where id = $1::bigint and data_version is not null`,
    [runId],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no accepted run ${runId}`);
  return row;
}
