import type { ClientBase } from 'pg';

/** Increments the data version and notifies listeners, both at the commit. @returns the new version */
export async function moveDataVersion(client: ClientBase, runId: string): Promise<string> {
  const { rows } = await client.query<{ version: string }>(
    `update ops.data_version set version = version + 1, changed_at = now(), run_id = $1::bigint
     returning version::text, pg_notify('data_version_changed', version::text)`,
    [runId],
  );
  return rows[0]?.version ?? '';
}
