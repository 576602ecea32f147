import { type ClientBase, escapeIdentifier } from 'pg';
import { ANONYMOUS_FIRST_NAME, anonymousEmployeeId, anonymousLastName, anonymousUserId } from '../ingest/anonymise';
import type { PersonNames } from './named-texts';
import type { KnownPerson } from './person.sql';

// Each returns how many rows it changed.

export async function replaceEmployee(
  client: ClientBase,
  table: string,
  column: string,
  { employeeIds }: KnownPerson,
  id: string,
): Promise<number> {
  if (!column.endsWith('employee_id')) return 0;
  const name = escapeIdentifier(column);
  const { rowCount } = await client.query(`update ${table} set ${name} = $1 where ${name} = any($2::text[])`, [
    anonymousEmployeeId(id),
    employeeIds,
  ]);
  return rowCount ?? 0;
}

/** Team managers are named by their user ids. */
export async function replaceManager(
  client: ClientBase,
  table: string,
  column: string,
  { userIds }: KnownPerson,
  id: string,
): Promise<number> {
  if (!column.endsWith('manager_ids')) return 0;
  const name = escapeIdentifier(column);
  const { rowCount } = await client.query(
    `update ${table} set ${name} = array(select case when one = any($2::text[]) then $1 else one end from unnest(${name}) one)
     where ${name} && $2::text[]`,
    [anonymousUserId(id), userIds],
  );
  return rowCount ?? 0;
}

export async function replaceGroup(client: ClientBase, { userIds }: KnownPerson, id: string): Promise<number> {
  const { rowCount } = await client.query(
    `update ops.coverage_rules set group_id = $1 where group_kind = 'TEAM_MANAGER' and group_id = any($2::text[])`,
    [anonymousUserId(id), userIds],
  );
  return rowCount ?? 0;
}

/** Each text is rewritten once: an audit has millions of rows and few actors. */
export async function replaceNames(
  client: ClientBase,
  table: string,
  column: string,
  { full, email }: PersonNames,
  id: string,
): Promise<number> {
  const name = escapeIdentifier(column);
  const anonymous = `${ANONYMOUS_FIRST_NAME} ${anonymousLastName(id)}`;
  const { rows } = await client.query<{ text: string }>(
    `select distinct ${name} as text from ${table} where ${name} ilike any($1::text[])`,
    [[...full.likes, ...email.likes]],
  );
  const changes = rows
    .map(({ text }) => ({ text, replaced: email.replace(full.replace(text, anonymous), anonymous) }))
    .filter(({ text, replaced }) => replaced !== text);
  if (changes.length === 0) return 0;
  const { rowCount } = await client.query(
    `update ${table} t set ${name} = n.replaced from unnest($1::text[], $2::text[]) n (text, replaced) where t.${name} = n.text`,
    [changes.map(({ text }) => text), changes.map(({ replaced }) => replaced)],
  );
  return rowCount ?? 0;
}
