import type { ClientBase } from 'pg';
import type { FindingRow } from './checks.question';
import { PART_OF_KEY } from './finding-parts';
import type { CheckName } from './rules/registry';

interface Checked {
  check: CheckName;
  dataVersion: bigint;
  /** The business date, `YYYY-MM-DD`. */
  checkedOn: string;
  digest: string;
  count: number;
}

/**
 * Whether nobody was erased, and no archive restored, since a data version: what was found in it may be recorded. An erasure waits until
 * the transaction ends. Grain: one row.
 */
export async function holdsStill(client: ClientBase, dataVersion: string): Promise<boolean> {
  const { rows } = await client.query<{ holds: boolean }>(
    'select rewritten_version <= $1::bigint as holds from ops.data_version for key share',
    [dataVersion],
  );
  return rows[0]?.holds ?? false;
}

/**
 * Claims a check for a data version and a business date: false where a newer version, or the same on this date or a later one, was
 * recorded, or where another server has recorded another digest than `before` meanwhile. The row is locked until the transaction ends.
 * Grain: check.
 * @param before the digest that has to be the recorded one; null: any.
 */
export async function claimCheck(
  client: ClientBase,
  { check, dataVersion, checkedOn, digest, count }: Checked,
  before: string | null,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into ops.checked_data as c (check_name, data_version, checked_on, digest) values ($1, $2, $3::date, $4)
     on conflict (check_name) do update
       set data_version = excluded.data_version, checked_on = excluded.checked_on, digest = excluded.digest
       where (c.data_version < excluded.data_version or (c.data_version = excluded.data_version and c.checked_on < excluded.checked_on))
         and ($5::text is null or c.digest = $5)`,
    [check, dataVersion, checkedOn, digest, before],
  );
  if (rowCount === 0) return false;
  await client.query(
    `insert into ops.check_counts (check_name, counted_on, data_version, finding_count) values ($1, $2::date, $3, $4)
     on conflict (check_name, counted_on) do update set data_version = excluded.data_version, finding_count = excluded.finding_count`,
    [check, checkedOn, dataVersion, count],
  );
  return true;
}

/**
 * Collects what a check finds in a temporary table of the connection: a page at a time, each in a transaction of its own.
 * Grain: finding of the check.
 */
export async function collectFindings(
  client: ClientBase,
  pages: AsyncIterable<readonly Pick<FindingRow, 'key' | 'what' | 'employeeId' | 'leaveId'>[]>,
): Promise<void> {
  await client.query('drop table if exists found_now');
  await client.query('create temporary table found_now (key text primary key, what text not null, employee_id text, leave_id bigint)');
  for await (const rows of pages) {
    await client.query('insert into found_now select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])', [
      rows.map(({ key }) => key),
      rows.map(({ what }) => what),
      rows.map(({ employeeId }) => employeeId),
      rows.map(({ leaveId }) => leaveId),
    ]);
  }
  await client.query('analyze found_now');
}

/**
 * Brings the findings of a check, or those of the given parts, in line with what was collected. An acceptance ends where something else
 * was found. Instants that lists are ordered by are whole milliseconds: a cursor holds no more.
 * Grain: finding of the check.
 */
export async function recordFindings(client: ClientBase, { check, dataVersion }: Checked, parts: readonly number[] | null): Promise<void> {
  await client.query(
    `update ops.check_findings f set gone_at = date_trunc('milliseconds', now())
     where f.check_name = $1 and f.gone_at is null and ($2::int[] is null or ${PART_OF_KEY} = any($2))
       and not exists (select from found_now n where n.key = f.finding_key)`,
    [check, parts],
  );
  await client.query(
    `insert into ops.check_findings as f (check_name, finding_key, what, employee_id, leave_id, first_seen_version)
     select $1, n.key, n.what, n.employee_id, n.leave_id, $2 from found_now n
     on conflict (check_name, finding_key) do update
       set what = excluded.what, employee_id = excluded.employee_id, leave_id = excluded.leave_id, gone_at = null,
         accepted_at = case when f.what = excluded.what then f.accepted_at end,
         accepted_by = case when f.what = excluded.what then f.accepted_by end,
         note = case when f.what = excluded.what then f.note end
       where f.gone_at is not null or f.what <> excluded.what`,
    [check, dataVersion],
  );
}
