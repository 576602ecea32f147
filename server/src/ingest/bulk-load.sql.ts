import type { ClientBase } from 'pg';

/**
 * Runs `work` with the foreign keys and secondary indexes of empty tables taken away, and builds them afterwards in one pass each:
 * checked row by row, foreign keys are four fifths of a first load (docs/performance.md). All in the caller's transaction. It locks the
 * tables, so it is for tables that hold nothing yet.
 */
export async function withIndexesLast(client: ClientBase, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ remove: string; restore: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
     from pg_constraint
     where contype = 'f' and conrelid = any($1::regclass[])
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
     from pg_index
     where indrelid = any($1::regclass[]) and not indisunique`,
    [tables],
  );
  for (const { remove } of rows) await client.query(remove);
  await work();
  for (const { restore } of rows) await client.query(restore);
}
