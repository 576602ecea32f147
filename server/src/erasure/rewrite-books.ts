import type { ClientBase } from 'pg';
import { namesErased } from '../ingest/anonymise';
import type { ErasedPeople } from '../ingest/erased-people';
import { eraseFindings } from './erase-findings.sql';
import { joinNumbers } from './join-numbers.sql';
import { escapeLike, namePerson, type PersonNames } from './named-texts';
import type { KnownPerson } from './person.sql';
import { replaceEmployee, replaceGroup, replaceManager, replaceNames } from './replace-in-columns.sql';
import { rewriteDetails } from './rewrite-details';

/**
 * Removes the person from everything in `ops`: employee numbers in any table, names and emails in any text, details of the audit,
 * quarantined records. Tables are found in the catalog, so a table that is added later is not forgotten.
 * @returns the number of changed or deleted rows by table
 */
export async function rewriteBooks(
  client: ClientBase,
  person: KnownPerson,
  id: string,
  erased: ErasedPeople,
): Promise<Record<string, number>> {
  const names = namePerson(person);
  const counts: Record<string, number> = {
    'ops.quarantined_records': await deleteQuarantined(client, person, names, erased),
    'ops.rehearsals': await deleteRehearsals(client),
    'ops.coverage_rules': await replaceGroup(client, person, id),
    ...(await joinNumbers(client, person, id)),
    ...(await eraseFindings(client, person, id)),
  };
  const add = (table: string, count: number) => {
    counts[table] = (counts[table] ?? 0) + count;
  };
  for (const { table, column, type } of await listTextColumns(client)) {
    if (type === 'ARRAY') add(table, await replaceManager(client, table, column, person, id));
    else if (type === 'jsonb') add(table, await rewriteDetails(client, table, column, person, names, id));
    else {
      add(table, await replaceEmployee(client, table, column, person, id));
      add(table, await replaceNames(client, table, column, names, id));
    }
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** A dry run is soon repeated: what all of them would have changed is deleted, whomever it names. */
async function deleteRehearsals(client: ClientBase): Promise<number> {
  return (await client.query('delete from ops.rehearsals')).rowCount ?? 0;
}

async function deleteQuarantined(client: ClientBase, person: KnownPerson, { email }: PersonNames, erased: ErasedPeople): Promise<number> {
  const { rows } = await client.query<{ id: string; raw_form: string }>(
    `select id::text, raw_form from ops.quarantined_records
     where record_id = any($1::bigint[]) or raw_form ilike any($2::text[])`,
    [
      person.leaveIds,
      [...person.userIds, ...person.employeeIds, ...person.emails, ...person.lastNames].map((text) => `%${escapeLike(text)}%`),
    ],
  );
  const fullNames = person.fullNames.map((name) => name.split(' '));
  const isNamed = (form: string) =>
    namesErased(form, erased) || email.isIn(form) || fullNames.some((parts) => parts.every((part) => form.includes(JSON.stringify(part))));
  const own = new Set(person.leaveIds);
  const { rows: ofOwn } = await client.query<{ id: string }>(
    'select id::text from ops.quarantined_records where record_id = any($1::bigint[])',
    [[...own]],
  );
  const gone = new Set([...ofOwn.map((row) => row.id), ...rows.filter(({ raw_form }) => isNamed(raw_form)).map((row) => row.id)]);
  const { rowCount } = await client.query('delete from ops.quarantined_records where id = any($1::bigint[])', [[...gone]]);
  return rowCount ?? 0;
}

interface TextColumn {
  table: string;
  column: string;
  type: 'text' | 'jsonb' | 'ARRAY';
}

async function listTextColumns(client: ClientBase): Promise<TextColumn[]> {
  const { rows } = await client.query<TextColumn>(`
    select c.table_schema || '.' || c.table_name as "table", c.column_name as "column", c.data_type as type
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'ops' and t.table_type = 'BASE TABLE' and (c.data_type in ('text', 'jsonb') or c.udt_name = '_text')
      and c.is_generated = 'NEVER' and c.table_name not in ('erased_people', 'quarantined_records', 'snapshot_pages')
    order by 1, 2`);
  return rows;
}
