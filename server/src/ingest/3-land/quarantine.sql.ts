import type { ClientBase } from 'pg';

/** A record without a readable id that was gone. */
const IS_BACK = 'q.record_id is null and q.last_seen_at is not null';

/**
 * Brings the quarantine in line with the snapshot. Grain: one rejected content of one record. A known content stays untouched. One that the
 * snapshot does not hold is closed, unless the snapshot is incomplete. A record without a readable id that comes back counts as first seen
 * then: it may be another record than before.
 */
export async function landQuarantine(client: ClientBase, runId: string, isComplete: boolean): Promise<void> {
  await client.query(
    `insert into ops.quarantined_records as q
       (record_key, record_id, content_hash, reason_code, field, message, raw_form, raw_truncated, first_seen_run_id, first_seen_at)
     select coalesce(record_id::text, content_hash), record_id, content_hash, reason_code, field, message, raw_form, raw_truncated,
       $1::bigint, now()
     from pg_temp.incoming_records
     where change = 'REJECTED'
     order by seq
     on conflict (record_key, content_hash) do update
       set last_seen_run_id = null, last_seen_at = null,
         first_seen_run_id = case when ${IS_BACK} then excluded.first_seen_run_id else q.first_seen_run_id end,
         first_seen_at = case when ${IS_BACK} then excluded.first_seen_at else q.first_seen_at end,
         reason_code = excluded.reason_code, field = excluded.field, message = excluded.message
       where q.last_seen_at is not null
         or (q.reason_code, q.field, q.message) is distinct from (excluded.reason_code, excluded.field, excluded.message)`,
    [runId],
  );
  await client.query(
    `update ops.quarantined_records q
     set last_seen_run_id = $1::bigint, last_seen_at = now()
     where q.last_seen_at is null
       and not exists (
         select from pg_temp.incoming_records n
         where n.change = 'REJECTED' and n.content_hash = q.content_hash and n.record_id is not distinct from q.record_id
       )
       and ($2::boolean or exists (select from pg_temp.incoming_records n where n.record_id = q.record_id))`,
    [runId, isComplete],
  );
}
