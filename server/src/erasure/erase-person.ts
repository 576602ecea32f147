import { Client } from 'pg';
import type { Actor } from '../audit/audit-entry';
import { insertAudit } from '../audit/insert-audit.sql';
import type { ErasureKey } from '../db/erasure-key';
import { connectionSettings } from '../db/lost-connection';
import { renumberState } from '../db/renumber-state.sql';
import { RUN_LOCK } from '../db/run-lock';
import { anonymousEmployeeId } from '../ingest/anonymise';
import { type ErasedPeople, readErasedPeople } from '../ingest/erased-people';
import { type KnownPerson, readKnownPerson } from './person.sql';
import { rewriteBooks } from './rewrite-books';
import { rewritePeople } from './rewrite-people.sql';
import { rewriteRecords } from './rewrite-records';

/** What an erasure did. It holds nothing of the person. */
export interface ErasureReceipt {
  id: string;
  erasedAt: Date;
  erasedBy: string;
  /** Who stands for the person in the totals. */
  anonymousEmployeeId: string;
  /** Rows that were changed or deleted, by table. */
  changedRows: Record<string, number>;
}

interface Options {
  url: string;
  key: ErasureKey;
  employeeId: string;
  /** Who has to answer for it: an ADMIN or a command. */
  actor: Actor;
  /** Gets the statement that still has to be run: until then the files of the database hold the deleted versions of rows. */
  onVacuumFailed: (statement: string, error: unknown) => void;
  /** How long to wait for a run in progress, and for any lock; left out: 30 s. */
  lockMilliseconds?: number;
}

const LOCK_MILLISECONDS = 30_000;

/**
 * Erases a person: every version of their records, what others' records, the quarantine and the audit say of them. Their leave stays in the
 * totals as that of an anonymous person, and no later record of them is taken in under their name. It cannot be undone. Its audit entry is
 * written in the same transaction.
 * @returns null where no record ever named the employee
 * @throws {IngestError} CONFIG where people were erased under another key
 */
export async function erasePerson({
  url,
  key,
  employeeId,
  actor,
  onVacuumFailed,
  lockMilliseconds = LOCK_MILLISECONDS,
}: Options): Promise<ErasureReceipt | null> {
  const client = new Client({
    ...connectionSettings(),
    connectionString: url,
    application_name: 'leave-analytics erasure',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`set timezone = 'UTC'`);
    await client.query(`select set_config('lock_timeout', $1, false)`, [`${lockMilliseconds}ms`]);
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${RUN_LOCK})`);
    const receipt = await eraseInTransaction(client, { key, employeeId, actor });
    if (receipt) await renumberState(client, await readNextVersion(client));
    await client.query('commit');
    if (receipt) {
      const vacuum = `vacuum ${Object.keys(receipt.changedRows).join(', ')}`;
      await client.query(vacuum).catch((error: unknown) => onVacuumFailed(vacuum, error));
    }
    return receipt;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function eraseInTransaction(
  client: Client,
  { key, employeeId, actor }: Pick<Options, 'key' | 'employeeId' | 'actor'>,
): Promise<ErasureReceipt | null> {
  // A server that records findings of the earlier state has done so by then, or sees that the state no longer holds.
  await client.query('select from ops.data_version for update');
  // A list under another key must not get a second key.
  await readErasedPeople(client, key);
  const person = await readKnownPerson(client, employeeId);
  if (!person || employeeId.startsWith(anonymousEmployeeId(''))) return null;
  const { rows } = await client.query<{ id: string; erasedAt: Date }>(
    `insert into ops.erased_people (key_id, employee_hash, other_employee_hashes, user_hashes, email_hashes, erased_by, changed_rows)
     values ($1, $2, $3, $4, $5, $6, '{}')
     on conflict (employee_hash) do update
       set other_employee_hashes =
           array(select distinct unnest(ops.erased_people.other_employee_hashes || excluded.other_employee_hashes)),
         user_hashes = array(select distinct unnest(ops.erased_people.user_hashes || excluded.user_hashes)),
         email_hashes = array(select distinct unnest(ops.erased_people.email_hashes || excluded.email_hashes))
     returning id::text, erased_at as "erasedAt"`,
    [
      key.id,
      key.hash('employee', employeeId),
      person.employeeIds.filter((id) => id !== employeeId).map((id) => key.hash('employee', id)),
      person.userIds.map((id) => key.hash('user', id)),
      person.emails.map((email) => key.hash('email', email)),
      actor.name,
    ],
  );
  const [{ id, erasedAt } = { id: '', erasedAt: new Date() }] = rows;
  const changedRows = await rewriteEverything(client, person, id, await readErasedPeople(client, key));
  await client.query('update ops.erased_people set changed_rows = $1 where id = $2::bigint', [JSON.stringify(changedRows), id]);
  // The next poll reads every record: what it holds of the person in the quarantine was deleted above.
  await client.query('delete from ops.snapshot_pages');
  const receipt = { id, erasedAt, erasedBy: actor.name, anonymousEmployeeId: anonymousEmployeeId(id), changedRows };
  const detail = { id, anonymousEmployeeId: receipt.anonymousEmployeeId };
  await insertAudit(client, actor, { action: 'ERASE_PERSON', rowCount: 1, detail });
  return receipt;
}

async function rewriteEverything(client: Client, person: KnownPerson, id: string, erased: ErasedPeople): Promise<Record<string, number>> {
  const counts = {
    ...(await rewriteRecords(client, person, erased)),
    ...(await rewritePeople(client, person, id)),
    ...(await rewriteBooks(client, person, id, erased)),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/**
 * Erases again whom the list names and the data still has: after a restore of an archive from before their erasure. In the caller's
 * transaction.
 * @returns how many people were erased again
 */
export async function eraseAgain(client: Client, key: ErasureKey): Promise<number> {
  const erased = await readErasedPeople(client, key);
  if (erased.isEmpty) return 0;
  const { rows } = await client.query<{ empid: string; userid: string | null }>(
    `select empid::text, userid from raw.leave_record_versions
     union select employee_id, null from ops.workforce_rows`,
  );
  let count = 0;
  for (const { empid, userid } of rows) {
    const id = erased.findEmployee(empid) ?? erased.findUser(userid);
    const person = id === null ? null : await readKnownPerson(client, empid);
    if (id === null || !person) continue;
    await rewriteEverything(client, person, id, erased);
    count++;
  }
  if (count > 0) await client.query('delete from ops.snapshot_pages');
  return count;
}

async function readNextVersion(client: Client): Promise<string> {
  const { rows } = await client.query<{ next: string }>('select (version + 1)::text as next from ops.data_version');
  return rows[0]?.next ?? '';
}
