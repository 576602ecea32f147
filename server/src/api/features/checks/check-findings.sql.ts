import type { Prisma } from '../../../generated/prisma/client';
import type { FindingRow } from './checks.question';
import type { CheckName } from './rules/registry';

interface Checked {
  check: CheckName;
  dataVersion: bigint;
  /** The business date, `YYYY-MM-DD`. */
  checkedOn: string;
  digest: string;
  count: number;
}

type Client = Pick<Prisma.TransactionClient, '$executeRaw' | '$queryRaw'>;

/**
 * Claims a check for a data version and a business date: false where a newer version, or the same on this date or a later one, was
 * recorded. The row is locked until the transaction ends. Grain: check.
 */
export async function claimCheck(client: Client, { check, dataVersion, checkedOn, digest, count }: Checked): Promise<boolean> {
  const claimed = await client.$executeRaw`
    insert into ops.checked_data as c (check_name, data_version, checked_on, digest) values (${check}, ${dataVersion}, ${checkedOn}::date,
      ${digest})
    on conflict (check_name) do update
      set data_version = excluded.data_version, checked_on = excluded.checked_on, digest = excluded.digest
      where c.data_version < excluded.data_version or (c.data_version = excluded.data_version and c.checked_on < excluded.checked_on)`;
  if (claimed === 0) return false;
  await client.$executeRaw`
    insert into ops.check_counts (check_name, counted_on, data_version, finding_count)
    values (${check}, ${checkedOn}::date, ${dataVersion}, ${count})
    on conflict (check_name, counted_on) do update set data_version = excluded.data_version, finding_count = excluded.finding_count`;
  return true;
}

/**
 * Brings the findings of a check in line with what it finds. An acceptance ends where something else was found. Instants that lists are
 * ordered by are whole milliseconds: a cursor holds no more.
 * Grain: finding of the check.
 */
export async function recordFindings(
  client: Client,
  check: CheckName,
  dataVersion: bigint,
  pages: AsyncIterable<readonly Pick<FindingRow, 'key' | 'what' | 'employeeId' | 'leaveId'>[]>,
): Promise<void> {
  await client.$executeRaw`
    create temporary table found_now (key text primary key, what text not null, employee_id text, leave_id bigint) on commit drop`;
  for await (const rows of pages) {
    await client.$executeRaw`
      insert into found_now
      select * from unnest(${rows.map(({ key }) => key)}::text[], ${rows.map(({ what }) => what)}::text[],
        ${rows.map(({ employeeId }) => employeeId)}::text[], ${rows.map(({ leaveId }) => leaveId)}::bigint[])`;
  }
  await client.$executeRaw`analyze found_now`;
  await client.$executeRaw`
    update ops.check_findings f set gone_at = date_trunc('milliseconds', now())
    where f.check_name = ${check} and f.gone_at is null and not exists (select from found_now n where n.key = f.finding_key)`;
  await client.$executeRaw`
    insert into ops.check_findings as f (check_name, finding_key, what, employee_id, leave_id, first_seen_version)
    select ${check}, n.key, n.what, n.employee_id, n.leave_id, ${dataVersion} from found_now n
    on conflict (check_name, finding_key) do update
      set what = excluded.what, employee_id = excluded.employee_id, leave_id = excluded.leave_id, gone_at = null,
        accepted_at = case when f.what = excluded.what then f.accepted_at end,
        accepted_by = case when f.what = excluded.what then f.accepted_by end,
        note = case when f.what = excluded.what then f.note end
      where f.gone_at is not null or f.what <> excluded.what`;
}
