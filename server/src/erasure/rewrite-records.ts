import type { ClientBase } from 'pg';
import { encodeCopyRow, toByteText } from '../db/copy-text';
import { SOURCE_FIELDS } from '../domain/source-fields';
import { anonymiseCells, hashRow } from '../ingest/anonymise';
import type { ErasedPeople } from '../ingest/erased-people';
import { ERASABLE_COLUMNS } from '../ingest/field-erasure';
import type { KnownPerson } from './person.sql';

const COLUMNS = SOURCE_FIELDS.map((field) => field.toLowerCase());
const TABLES = ['raw.imported_leave_information', 'raw.superseded_leave_information'] as const;
const AT_A_TIME = 1_000;

type StoredRow = Record<string, string | null> & { record_id: string; run_id: string };

/**
 * Replaces the person in every version of every record that names them: their own, and those of others that name them as manager or issuer.
 * The rows are then what a run would make of the source's records, so the next run finds them unchanged.
 * @returns the number of changed rows by table
 */
export async function rewriteRecords(client: ClientBase, person: KnownPerson, erased: ErasedPeople): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) counts[table] = await rewriteTable(client, table, person, erased);
  return counts;
}

async function rewriteTable(client: ClientBase, table: string, person: KnownPerson, erased: ErasedPeople): Promise<number> {
  let changed = 0;
  let [recordId, runId] = ['-1', '-1'];
  for (;;) {
    const { rows } = await client.query<StoredRow>(
      `select record_id::text, run_id::text, ${COLUMNS.map((column) => `${column}::text`).join(', ')} from ${table}
       where (record_id, run_id) > ($1::bigint, $2::bigint)
         and (empid = any($3::text[]) or userid = any($4::text[]) or teammanagerid = any($4) or leaveissuerid = any($4)
           or currentleaveissuerid = any($4) or lower(btrim(currentleaveissueremail)) = any($5::text[]))
       order by record_id, run_id limit $6`,
      [recordId, runId, person.employeeIds, person.userIds, person.emails, AT_A_TIME],
    );
    const anonymous = rows.flatMap((row) => anonymiseRow(row, erased));
    await updateRows(client, table, anonymous);
    changed += anonymous.length;
    const last = rows.at(-1);
    if (!last || rows.length < AT_A_TIME) return changed;
    [recordId, runId] = [last.record_id, last.run_id];
  }
}

function anonymiseRow(row: StoredRow, erased: ErasedPeople): object[] {
  const cells = anonymiseCells(
    COLUMNS.map((column) => row[column] ?? null),
    erased,
  );
  if (cells === null) return [];
  const content_hash = hashRow(encodeCopyRow(cells.map((cell) => (cell === null ? null : toByteText(cell)))));
  const values = Object.fromEntries(COLUMNS.map((column, index) => [column, cells[index]]));
  return [{ ...values, record_id: row.record_id, run_id: row.run_id, content_hash }];
}

const CHANGED = [...ERASABLE_COLUMNS, 'content_hash'];

async function updateRows(client: ClientBase, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `update ${table} t set ${CHANGED.map((column) => `${column} = n.${column}`).join(', ')}, unknown_fields = null
     from json_to_recordset($1::json) as n (record_id bigint, run_id bigint, ${CHANGED.map((column) => `${column} text`).join(', ')})
     where t.record_id = n.record_id and t.run_id = n.run_id`,
    [JSON.stringify(rows)],
  );
}
