import type { ClientBase } from 'pg';
import { commandActor } from '../audit/audit-entry';
import { insertAudit } from '../audit/insert-audit.sql';
import { renumberState } from '../db/renumber-state.sql';
import { type ErasureList, readErasureListIfAny } from '../erasure/erasure-list.sql';
import type { Manifest } from './manifest';
import { readDataVersion, readSequences } from './stored-tables.sql';

/** What a restored database takes over from the one that it replaces. */
export interface Replaced {
  dataVersion: string;
  sequences: Manifest['sequences'];
  erasures: ErasureList;
}

/** More versions than a database can have served in a second: runs follow each other, and the poller begins one a second at most. */
const VERSIONS_PER_SECOND = 2;

/** Reads what must outlive the replaced database, before its tables are dropped. */
export async function keepOfReplaced(client: ClientBase): Promise<Replaced> {
  const { rows } = await client.query<{ found: boolean }>(`select to_regclass('ops.calendar_feeds') is not null as found`);
  if (!rows[0]?.found) {
    await client.query('create temporary table revoked_before (secret_hash bytea, revoked_at timestamptz) on commit drop');
    return { dataVersion: '0', sequences: [], erasures: [] };
  }
  await client.query(`
    create temporary table revoked_before on commit drop as
    select token_hash as secret_hash, revoked_at from ops.api_tokens where revoked_at is not null
    union all
    select secret_hash, revoked_at from ops.calendar_feeds where revoked_at is not null`);
  const [dataVersion, sequences] = [await readDataVersion(client), await readSequences(client)];
  return { dataVersion, sequences, erasures: await readErasureListIfAny(client) };
}

/**
 * Ends every session, revokes again what was revoked in the replaced database, and moves the data version above every one that was served:
 * by the replaced database, and by one that went on after the backup and is gone. The runs of the restored state are given the new version,
 * so that it can be asked for as any other.
 * @returns the data version
 */
export async function carryOver(client: ClientBase, manifest: Manifest, { dataVersion }: Replaced): Promise<string> {
  await client.query(`
    update ops.api_tokens t set revoked_at = b.revoked_at from revoked_before b
    where b.secret_hash = t.token_hash and t.revoked_at is null`);
  await client.query(`
    update ops.calendar_feeds f set revoked_at = b.revoked_at from revoked_before b
    where b.secret_hash = f.secret_hash and f.revoked_at is null`);
  await client.query('update ops.sessions set ended_at = now() where ended_at is null');
  await client.query('delete from ops.sign_in_attempts');
  const { rows } = await client.query<{ version: string }>(
    `select (greatest($1::bigint, $2::bigint)
       + ceil(greatest(0, extract(epoch from clock_timestamp() - $3::timestamptz)) * $4::int)::bigint + 1)::text as version`,
    [manifest.dataVersion, dataVersion, manifest.takenAt, VERSIONS_PER_SECOND],
  );
  const version = rows[0]?.version ?? '';
  await renumberState(client, version);
  const { takenAt, program } = manifest;
  await insertAudit(client, commandActor('npm run restore'), {
    action: 'RESTORE',
    rowCount: null,
    detail: { takenAt, program, dataVersion: version },
  });
  return version;
}
