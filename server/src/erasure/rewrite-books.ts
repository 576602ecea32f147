import { type ClientBase, escapeIdentifier } from 'pg';
import { ANONYMOUS_FIRST_NAME, anonymousEmployeeId, anonymousLastName, anonymousUserId, namesErased } from '../ingest/anonymise';
import type { ErasedPeople } from '../ingest/erased-people';
import type { KnownPerson } from './person.sql';

const ERASED_TEXT = '[erased]';

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
  const counts: Record<string, number> = {
    'ops.quarantined_records': await deleteQuarantined(client, person, erased),
    'ops.rehearsals': await deleteRehearsals(client),
  };
  const add = (table: string, count: number) => {
    counts[table] = (counts[table] ?? 0) + count;
  };
  for (const { table, column, type } of await listTextColumns(client)) {
    // Keys of other tables are made of ids, too.
    if (type === 'text') add(table, await replaceEmployee(client, table, column, person, id));
    if (type === 'jsonb') add(table, await rewriteDetails(client, table, column, person, id));
    else add(table, await replaceNames(client, table, column, person, id));
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** A dry run is soon repeated: what all of them would have changed is deleted, whomever it names. */
async function deleteRehearsals(client: ClientBase): Promise<number> {
  return (await client.query('delete from ops.rehearsals')).rowCount ?? 0;
}

async function deleteQuarantined(client: ClientBase, person: KnownPerson, erased: ErasedPeople): Promise<number> {
  const { rows } = await client.query<{ id: string; raw_form: string }>(
    `select id::text, raw_form from ops.quarantined_records
     where record_id = any($1::bigint[]) or raw_form ilike any($2::text[])`,
    [
      person.leaveIds,
      [...person.userIds, ...person.employeeIds, ...person.emails, ...person.lastNames].map((text) => `%${escapeLike(text)}%`),
    ],
  );
  const names = person.fullNames.map((name) => name.split(' '));
  const isNamed = (form: string) =>
    namesErased(form, erased) ||
    person.emails.some((email) => form.toLowerCase().includes(email)) ||
    names.some((parts) => parts.every((part) => form.includes(JSON.stringify(part))));
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
  type: 'text' | 'jsonb';
}

async function listTextColumns(client: ClientBase): Promise<TextColumn[]> {
  const { rows } = await client.query<TextColumn>(`
    select c.table_schema || '.' || c.table_name as "table", c.column_name as "column", c.data_type as type
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'ops' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb') and c.is_generated = 'NEVER'
      and c.table_name not in ('erased_people', 'quarantined_records', 'snapshot_pages')
    order by 1, 2`);
  return rows;
}

/** A column of ids: one that is named so, or a key that is nothing but the number. */
async function replaceEmployee(
  client: ClientBase,
  table: string,
  column: string,
  { employeeIds }: KnownPerson,
  id: string,
): Promise<number> {
  if (!/employee_id$|key$/.test(column)) return 0;
  const name = escapeIdentifier(column);
  const { rowCount } = await client.query(`update ${table} set ${name} = $1 where ${name} = any($2::text[])`, [
    anonymousEmployeeId(id),
    employeeIds,
  ]);
  return rowCount ?? 0;
}

async function replaceNames(client: ClientBase, table: string, column: string, person: KnownPerson, id: string): Promise<number> {
  const name = escapeIdentifier(column);
  const anonymous = `${ANONYMOUS_FIRST_NAME} ${anonymousLastName(id)}`;
  let changed = 0;
  for (const text of [...person.fullNames, ...person.emails]) {
    const { rowCount } = await client.query(`update ${table} set ${name} = regexp_replace(${name}, $1, $2, 'gi') where ${name} ilike $3`, [
      escapePattern(text),
      anonymous,
      `%${escapeLike(text)}%`,
    ]);
    changed += rowCount ?? 0;
  }
  return changed;
}

/** Ids are replaced where the key names what they identify; names and search terms anywhere. */
async function rewriteDetails(client: ClientBase, table: string, column: string, person: KnownPerson, id: string): Promise<number> {
  const name = escapeIdentifier(column);
  const texts = [...person.employeeIds, ...person.userIds, ...person.emails, ...person.firstNames, ...person.lastNames];
  const { rows } = await client.query<{ address: string; value: unknown }>(
    `select ctid::text as address, ${name} as value from ${table} where ${name}::text ilike any($1::text[])`,
    [texts.map((text) => `%${escapeLike(JSON.stringify(text).slice(1, -1))}%`)],
  );
  let changed = 0;
  for (const { address, value } of rows) {
    const rewritten = JSON.stringify(rewrite(value, '', person, id));
    if (rewritten === JSON.stringify(value)) continue;
    await client.query(`update ${table} set ${name} = $1::jsonb where ctid = $2::tid`, [rewritten, address]);
    changed++;
  }
  return changed;
}

function rewrite(value: unknown, key: string, person: KnownPerson, id: string): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, key, person, id));
  if (typeof value === 'object' && value !== null) {
    const isEmployee = 'field' in value && value.field === 'employee';
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, rewrite(item, isEmployee && name === 'id' ? 'employeeId' : name, person, id)]),
    );
  }
  return typeof value === 'string' ? rewriteText(value, key, person, id) : value;
}

function rewriteText(text: string, key: string, person: KnownPerson, id: string): string {
  if (/employee/i.test(key) && person.employeeIds.includes(text)) return anonymousEmployeeId(id);
  if (/manager|issuer|user/i.test(key) && person.userIds.includes(text)) return anonymousUserId(id);
  const folded = text.toLowerCase();
  const searched = /search|query|name/i.test(key) ? [...person.firstNames, ...person.lastNames, ...person.employeeIds] : [];
  const isNamed = [...person.fullNames, ...person.emails, ...searched].some((word) => folded.includes(word.toLowerCase()));
  return isNamed ? ERASED_TEXT : text;
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
