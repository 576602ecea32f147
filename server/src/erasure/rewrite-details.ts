import { type ClientBase, escapeIdentifier } from 'pg';
import { anonymousEmployeeId, anonymousUserId } from '../ingest/anonymise';
import type { Naming, PersonNames } from './named-texts';
import type { KnownPerson } from './person.sql';

const ERASED_TEXT = '[erased]';

/** Ids are replaced where the key names what they identify; names and search terms anywhere. */
export async function rewriteDetails(
  client: ClientBase,
  table: string,
  column: string,
  person: KnownPerson,
  names: PersonNames,
  id: string,
): Promise<number> {
  const name = escapeIdentifier(column);
  const users = person.userIds.map((user) => `%"${user}"%`);
  const { rows } = await client.query<{ address: string; value: unknown }>(
    `select ctid::text as address, ${name} as value from ${table} where ${name}::text ilike any($1::text[])`,
    [[...users, ...Object.values(names).flatMap((naming: Naming) => naming.likes)]],
  );
  let changed = 0;
  for (const { address, value } of rows) {
    const rewritten = JSON.stringify(rewrite(value, '', { person, names, id }));
    if (rewritten === JSON.stringify(value)) continue;
    await client.query(`update ${table} set ${name} = $1::jsonb where ctid = $2::tid`, [rewritten, address]);
    changed++;
  }
  return changed;
}

interface Replaced {
  person: KnownPerson;
  names: PersonNames;
  id: string;
}

function rewrite(value: unknown, key: string, replaced: Replaced): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, key, replaced));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rewrite(item, keyOf(value, name), replaced)]));
  }
  return typeof value === 'string' ? rewriteText(value, key, replaced) : value;
}

/** The key, or what another key of the object says about what the value identifies. */
function keyOf(value: object, key: string): string {
  if (key === 'id' && 'field' in value && value.field === 'employee') return 'employeeId';
  if (key === 'groupId' && 'groupKind' in value && value.groupKind === 'TEAM_MANAGER') return 'managerId';
  return key;
}

function rewriteText(text: string, key: string, { person, names, id }: Replaced): string {
  if (/employee/i.test(key) && person.employeeIds.includes(text)) return anonymousEmployeeId(id);
  if (/manager|issuer|user/i.test(key) && person.userIds.includes(text)) return anonymousUserId(id);
  const isSearched = /search|query|name/i.test(key) && names.searched.isIn(text);
  return isSearched || names.full.isIn(text) || names.email.isIn(text) ? ERASED_TEXT : text;
}
