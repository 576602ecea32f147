import type { ClientBase } from 'pg';

/**
 * Runs `work` while empty tables have no keys and indexes, then builds these in one pass each: foreign keys checked row by row would take
 * four fifths of a first load (docs/performance.md). Partial indexes stay: none or few of the rows belong to them, and building one
 * reads the whole table. Everything is in the caller's transaction, which locks the tables.
 * @param tables `work` may only insert into them: without keys they have no conflicts
 */
export async function withKeysLast(client: ClientBase, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ remove: string; restore: string }>(
    `select remove, restore from (
       select contype = 'f' as is_reference, format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
       from pg_constraint
       where contype = 'f' and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[]))
         or contype in ('p', 'u') and conrelid = any($1::regclass[])
       union all
       select false, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
       from pg_index
       where indrelid = any($1::regclass[]) and indpred is null
         and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
     ) parts
     -- A reference is dropped before the key that it needs, and added after it.
     order by is_reference desc, remove`,
    [tables],
  );
  for (const { remove } of rows) await client.query(remove);
  // With wal_level = minimal, as the embedded PostgreSQL has it, PostgreSQL writes no WAL for files that this transaction created: it syncs
  // them before the commit.
  await client.query(`truncate ${tables.join(', ')}`);
  // The kernel writes to the disk during the load, so the commit has less to wait for.
  await client.query(`set local backend_flush_after = '2MB'`);
  await work();
  for (const { restore } of rows.toReversed()) await client.query(restore);
}

/**
 * Collects the planner's statistics of tables that were just filled: autovacuum may take minutes to do so. A fifth of the usual sample is
 * enough for the plans; the usual one would take a quarter of the time of the load.
 * @param tables with a list of columns where the planner needs only these
 */
export async function analyzeLoaded(client: ClientBase, tables: readonly string[]): Promise<void> {
  await client.query(`begin; set local default_statistics_target = 20; analyze ${tables.join(', ')}; commit`);
}
