import type { ClientBase } from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { SOURCE_FIELDS, type SourceField } from '../../domain/source-fields';
import { FIELD_FACTS } from '../source-record';

/** The columns of `raw.imported_leave_information` that hold the source's fields, in the order of `SOURCE_FIELDS`. */
export const SOURCE_COLUMNS = SOURCE_FIELDS.map((field) => field.toLowerCase());

const INCOMING_COLUMNS = [
  'seq',
  'page_number',
  'change',
  'record_id',
  'content_hash',
  'source_updated_at',
  'unknown_fields',
  'reason_code',
  'field',
  'message',
  'raw_form',
  'raw_truncated',
  ...SOURCE_COLUMNS,
];

/**
 * Creates the table of the received snapshot. It is temporary, so a killed run leaves nothing.
 * Grain: one record as received. Only NEW and CHANGED records have the source's fields.
 */
export async function createIncoming(client: ClientBase): Promise<void> {
  await client.query(`
    drop table if exists pg_temp.incoming_records;
    create temporary table incoming_records (
      seq int not null,
      page_number int not null,
      change text not null,
      record_id bigint,
      content_hash text not null,
      source_updated_at timestamptz,
      unknown_fields text,
      reason_code text,
      field text,
      message text,
      raw_form text,
      raw_truncated boolean,
      ${SOURCE_FIELDS.map(declareColumn).join(',\n      ')}
    )`);
}

function declareColumn(field: SourceField): string {
  return `${field.toLowerCase()} ${FIELD_FACTS[field].kind === 'ALLOCATIONS' ? 'json' : 'text'}`;
}

/** Opens a stream for rows of `incoming_records` in COPY text. */
export function copyIncoming(client: ClientBase): CopyStreamQuery {
  return client.query(copyFrom(`copy pg_temp.incoming_records (${INCOMING_COLUMNS.join(', ')}) from stdin`));
}

/** Returns the content hash of each known record among the ids; '' for a retired one, whose return is a change. */
export async function readStoredHashes(client: ClientBase, recordIds: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await client.query<{ record_id: string; content_hash: string }>(
    `select record_id::text, case when retired_at is null then content_hash else '' end as content_hash
     from raw.imported_leave_information
     where record_id = any($1::bigint[])`,
    [recordIds],
  );
  return new Map(rows.map((row) => [Number(row.record_id), row.content_hash]));
}
