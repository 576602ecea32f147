import type { ClientBase } from 'pg';

/**
 * Runs `work` with the keys and indexes of empty tables taken away, and builds them afterwards in one pass each: checked row by row, foreign
 * keys alone are four fifths of a first load (docs/performance.md). All in the caller's transaction, and with the tables locked.
 * @param tables only inserted into: without its key, none of them knows a conflict
 */
export async function withKeysLast(client: ClientBase, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ remove: string; restore: string }>(
    `select remove, restore from (
       select contype = 'f' as is_reference, format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
       from pg_constraint
       where contype = 'f' and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[]))
         or contype = 'p' and conrelid = any($1::regclass[])
       union all
       select false, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
       from pg_index
       where indrelid = any($1::regclass[]) and not indisprimary
     ) parts
     -- What refers to a key goes before it and comes after it.
     order by is_reference desc, remove`,
    [tables],
  );
  for (const { remove } of rows) await client.query(remove);
  // With wal_level = minimal, as the embedded PostgreSQL has it, what is written into files of this very transaction is not logged as well:
  // they are synced before the commit, and gone with a rollback or a crash.
  await client.query(`truncate ${tables.join(', ')}`);
  // What COPY has written is on its way to the disk while more comes in: the commit waits for the rest alone.
  await client.query(`set local backend_flush_after = '2MB'`);
  await work();
  for (const { restore } of rows.toReversed()) await client.query(restore);
}

/**
 * Tells the planner what the tables hold. It knows nothing of tables that were empty a moment ago, and autovacuum may be long in coming.
 * A sample of a fifth is enough for the plans of today: of everything it would take a quarter of the time of the load.
 * @param tables with a list of columns where the planner asks about a few alone
 */
export async function analyzeLoaded(client: ClientBase, tables: readonly string[]): Promise<void> {
  await client.query(`begin; set local default_statistics_target = 20; analyze ${tables.join(', ')}; commit`);
}
