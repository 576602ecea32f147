import { type ClientBase, escapeIdentifier } from 'pg';
import type { ArchivedTable, Manifest } from './manifest';

/** A table of this program's schemas. */
export interface StoredTable {
  /** With its schema. */
  name: string;
  /** Without generated ones: PostgreSQL computes them again. */
  columns: string[];
}

/** Every table of the program's schemas with its columns, in the order of the names. */
export async function listTables(client: ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(`
    select n.nspname || '.' || c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('raw', 'dbo', 'ops') and c.relkind = 'r'
    group by n.nspname, c.relname
    order by n.nspname collate "C", c.relname collate "C"`);
  return rows;
}

/** `"ops"."api_tokens" ("id", …)`: the names come from the catalog or were compared with it. */
export function nameWithColumns({ name, columns }: Pick<ArchivedTable, 'name' | 'columns'>): string {
  return `${quoteName(name)} (${columns.map(escapeIdentifier).join(', ')})`;
}

export function quoteName(name: string): string {
  return name.split('.').map(escapeIdentifier).join('.');
}

/** The last value of every identity column's sequence; one that was never used is left out. */
export async function readSequences(client: ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Manifest['sequences'][number]>(`
    select * from (
      select n.nspname || '.' || c.relname as "table", a.attname as "column",
        pg_sequence_last_value(pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname))::text as "lastValue"
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('raw', 'dbo', 'ops') and a.attidentity <> '' and not a.attisdropped
      order by 1, 2
    ) sequences
    where "lastValue" is not null`);
  return rows;
}

/** Lets ids go on above those of the sequences given. */
export async function moveSequences(client: ClientBase, sequences: Manifest['sequences']): Promise<void> {
  for (const { table, column, lastValue } of sequences) {
    await client.query(
      `select setval(s.name, greatest($3::bigint, coalesce(pg_sequence_last_value(s.name), 1)))
       from (select pg_get_serial_sequence($1, $2)::regclass as name) s
       where s.name is not null`,
      [quoteName(table), column, lastValue],
    );
  }
}

export async function readDataVersion(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ version: string }>('select version::text as version from ops.data_version');
  return rows[0]?.version ?? '0';
}
