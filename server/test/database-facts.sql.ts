import type { Client } from 'pg';

/**
 * What the database is, in the sentences of readPrismaFacts, sorted. Grain: one column, key or index of the three schemas.
 * Checks and partial indexes are left out: Prisma's schema has no words for them.
 */
export async function readDatabaseFacts(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ fact: string }>(`
    with relations as (
      select c.oid, c.relkind, n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('raw', 'dbo', 'ops') and c.relkind in ('r', 'v')
    ), columns as (
      select r.oid, r.name, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull, a.atthasdef or a.attidentity <> '' as has_default
      from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    ), keys as (
      select r.name, k.contype, k.confdeltype, f.name as target,
        (select string_agg(c.attname, ', ' order by u.position) from unnest(k.conkey) with ordinality u (attnum, position)
          join columns c on c.oid = k.conrelid and c.attnum = u.attnum) as columns,
        (select string_agg(c.attname, ', ' order by u.position) from unnest(k.confkey) with ordinality u (attnum, position)
          join columns c on c.oid = k.confrelid and c.attnum = u.attnum) as target_columns
      from relations r join pg_constraint k on k.conrelid = r.oid left join relations f on f.oid = k.confrelid
      where k.contype in ('p', 'u', 'f')
    ), indexes as (
      select r.name, i.relname, x.indisunique,
        (select string_agg(coalesce(a.attname, '?') || case when x.indoption[u.position - 1] & 1 = 1 then ' desc' else '' end, ', ' order by u.position)
          from unnest(x.indkey::int2[]) with ordinality u (attnum, position)
          left join pg_attribute a on a.attrelid = r.oid and a.attnum = u.attnum and u.attnum > 0) as columns
      from relations r join pg_index x on x.indrelid = r.oid join pg_class i on i.oid = x.indexrelid
      where x.indpred is null and not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u'))
    )
    select name || ' is a ' || case relkind when 'v' then 'view' else 'table' end as fact from relations
    union all
    select name || '.' || attname || ' ' || type || case when attnotnull then ' not null' else '' end
      || case when has_default then ' with a value by default' else '' end from columns
    union all
    select name || case contype
      when 'p' then ' primary key (' || columns || ')'
      when 'u' then ' unique (' || columns || ')'
      else ' foreign key (' || columns || ') to ' || target || ' (' || target_columns || ') on delete '
        || case confdeltype when 'r' then 'restrict' when 'c' then 'cascade' when 'n' then 'set null' when 'a' then 'no action' else confdeltype::text end
      end from keys
    union all
    select name || case when indisunique then ' unique (' || columns || ')' else ' index ' || relname || ' (' || columns || ')' end from indexes`);
  return rows.map(({ fact }) => fact).toSorted();
}
