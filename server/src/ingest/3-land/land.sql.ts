import type { ClientBase } from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import type { Logger } from 'pino';
import { SOURCE_COLUMNS } from './incoming.sql';

const COLUMNS = SOURCE_COLUMNS.join(', ');
const LANDED_COLUMNS = `${COLUMNS}, unknown_fields, content_hash, source_updated_at, run_id, first_seen_run_id, first_seen_at`;
const INCOMING = SOURCE_COLUMNS.map((column) => `n.${column}`).join(', ');
/** What the history keeps of a landed row. */
const KEPT_COLUMNS = `record_id, ${LANDED_COLUMNS}, last_seen_run_id, last_seen_at, retired_run_id, retired_at`;

/**
 * Collapses records with the same id: the newest `updatedAt` stays, then the greatest hash, so the order of the snapshot does not matter. A
 * rejected content that came twice is one.
 * @returns the number of collapsed records, and the ids that are on two pages (then paging may have lost others)
 */
export async function collapseDuplicates(client: ClientBase): Promise<{ duplicates: number; onTwoPages: number[] }> {
  const { rows } = await client.query<{ duplicates: number; on_two_pages: number[] }>(`
    with repeated as (
      select record_id, min(page_number) <> max(page_number) as is_on_two_pages
      from pg_temp.incoming_records
      where change <> 'REJECTED'
      group by record_id
      having count(*) > 1
    ), ranked as (
      select n.ctid as address, row_number() over (
          partition by n.record_id order by n.source_updated_at desc, n.content_hash collate "C" desc, n.seq
        ) as place
      from pg_temp.incoming_records n
      join repeated using (record_id)
      where n.change <> 'REJECTED'
      union all
      select ctid, row_number() over (partition by record_id, content_hash order by seq)
      from pg_temp.incoming_records
      where change = 'REJECTED'
    ), collapsed as (
      delete from pg_temp.incoming_records where ctid = any(array(select address from ranked where place > 1)) returning 1
    )
    select (select count(*) from collapsed)::int as duplicates,
      coalesce((select json_agg(record_id) from repeated where is_on_two_pages), '[]') as on_two_pages`);
  return { duplicates: rows[0]?.duplicates ?? 0, onTwoPages: rows[0]?.on_two_pages ?? [] };
}

/** Opens a stream for landed rows in COPY text: the source's fields, then the columns that the run adds. */
export function copyLanding(client: ClientBase): CopyStreamQuery {
  return client.query(copyFrom(`copy raw.imported_leave_information (${LANDED_COLUMNS}) from stdin`));
}

/** Returns now() of this transaction. */
export async function readTransactionTime(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ now: string }>('select now()::text as now');
  return rows[0]?.now ?? '';
}

/** As `collapseDuplicates`, for records that were copied into the landing table. @returns the number of collapsed records */
export async function collapseLanded(client: ClientBase, recordIds: readonly number[]): Promise<number> {
  if (recordIds.length === 0) return 0;
  const { rowCount } = await client.query(
    `with ranked as (
       select ctid as address, row_number() over (
           partition by record_id order by source_updated_at desc, content_hash collate "C" desc, ctid
         ) as place
       from raw.imported_leave_information
       where record_id = any($1::bigint[])
     )
     delete from raw.imported_leave_information where ctid = any(array(select address from ranked where place > 1))`,
    [recordIds],
  );
  return rowCount ?? 0;
}

export interface ChangeCounts {
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
}

/** Grain: incoming records after collapsing. */
export async function readChangeCounts(client: ClientBase): Promise<ChangeCounts> {
  const { rows } = await client.query<ChangeCounts>(`
    select count(*) filter (where change = 'NEW')::int as inserted,
      count(*) filter (where change = 'CHANGED')::int as updated,
      count(*) filter (where change = 'UNCHANGED')::int as unchanged,
      count(*) filter (where change = 'REJECTED')::int as quarantined
    from pg_temp.incoming_records`);
  return rows[0] ?? { inserted: 0, updated: 0, unchanged: 0, quarantined: 0 };
}

/** Lands NEW and CHANGED records. The earlier content of a CHANGED one moves to the history. */
export async function landRecords(client: ClientBase, runId: string): Promise<void> {
  const target = `raw.imported_leave_information (${LANDED_COLUMNS})
     select ${INCOMING}, n.unknown_fields, n.content_hash, n.source_updated_at, $1::bigint`;
  await client.query(`insert into ${target}, $1::bigint, now() from pg_temp.incoming_records n where n.change = 'NEW'`, [runId]);
  await client.query(
    `with superseded as (
       delete from raw.imported_leave_information i using pg_temp.incoming_records n
       where n.change = 'CHANGED' and n.record_id = i.record_id
       returning i.*
     )
     insert into raw.superseded_leave_information (${KEPT_COLUMNS}, valid_to_run_id)
     select ${KEPT_COLUMNS}, coalesce(retired_run_id, $1::bigint) from superseded`,
    [runId],
  );
  await client.query(
    `insert into ${target}, s.first_seen_run_id, s.first_seen_at
     from pg_temp.incoming_records n
     cross join lateral (
       select first_seen_run_id, first_seen_at from raw.superseded_leave_information
       where record_id = n.record_id
       order by run_id desc
       limit 1
     ) s
     where n.change = 'CHANGED'`,
    [runId],
  );
}

/** A record may hold any number of unknown fields; more names than this are useless. */
const MAX_DRIFT_FIELDS = 500;

/** Stores the names of unknown fields, and logs those that were not stored before. */
export async function landDrift(client: ClientBase, runId: string, fields: ReadonlySet<string>, logger: Logger): Promise<void> {
  if (fields.size === 0) return;
  const { rows } = await client.query<{ field: string }>(
    `insert into ops.drift_fields (field, first_seen_run_id, first_seen_at)
     select field, $1::bigint, now()
     from unnest($2::text[]) as field
     where not exists (select from ops.drift_fields d where d.field = field.field)
     limit greatest(0, $3::int - (select count(*) from ops.drift_fields))
     on conflict (field) do nothing
     returning field`,
    [runId, [...fields], MAX_DRIFT_FIELDS],
  );
  if (rows.length > 0)
    logger.warn({ fields: rows.map((row) => row.field) }, 'The source sends fields that are unknown here; they are kept');
}

/** Whether the database holds any record that is not retired. */
export async function hasRecords(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    'select exists (select from raw.imported_leave_information where retired_at is null) as found',
  );
  return rows[0]?.found ?? false;
}

/** Whether nothing was ever landed. Only then may indexes be built after the rows. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>('select not exists (select from raw.imported_leave_information) as empty');
  return rows[0]?.empty ?? false;
}
