import { Client, type ClientBase } from 'pg';
import { z } from 'zod';
import { connectionSettings } from '../db/lost-connection';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const erasureListSchema = z.array(
  z.object({
    keyId: z.string(),
    employeeHash: hash,
    // Archives of earlier releases have none.
    otherEmployeeHashes: z.array(hash).default([]),
    userHashes: z.array(hash),
    emailHashes: z.array(hash),
    erasedAt: z.string(),
    erasedBy: z.string(),
  }),
);

/** Everybody who was erased, as hashes in hexadecimal. */
export type ErasureList = z.infer<typeof erasureListSchema>;

// Other numbers are read from the row as JSON, a hash as \\x…: the table of an earlier release has no such column.
const SELECT = `select key_id as "keyId", encode(employee_hash, 'hex') as "employeeHash",
    array(
      select substr(h, 3) from jsonb_array_elements_text(coalesce(to_jsonb(e) -> 'other_employee_hashes', '[]')) h
    ) as "otherEmployeeHashes",
    array(select encode(h, 'hex') from unnest(user_hashes) h) as "userHashes",
    array(select encode(h, 'hex') from unnest(email_hashes) h) as "emailHashes", erased_at::text as "erasedAt", erased_by as "erasedBy"
  from ops.erased_people e order by id`;

export async function readErasureList(url: string): Promise<ErasureList> {
  const client = new Client({ ...connectionSettings(), connectionString: url, application_name: 'leave-analytics erasure' });
  try {
    await client.connect();
    return (await client.query<ErasureList[number]>(SELECT)).rows;
  } finally {
    await client.end();
  }
}

/** As `readErasureList`, of a database that may be older than the list. */
export async function readErasureListIfAny(client: ClientBase): Promise<ErasureList> {
  const { rows } = await client.query<{ found: boolean }>(`select to_regclass('ops.erased_people') is not null as found`);
  return rows[0]?.found ? (await client.query<ErasureList[number]>(SELECT)).rows : [];
}

/** Adds those that are not in the list of the database. */
export async function addToErasureList(client: ClientBase, list: ErasureList): Promise<void> {
  await client.query(
    `insert into ops.erased_people (key_id, employee_hash, other_employee_hashes, user_hashes, email_hashes, erased_at, erased_by,
       changed_rows)
     select "keyId", decode("employeeHash", 'hex'), array(select decode(h, 'hex') from json_array_elements_text("otherEmployeeHashes") h),
       array(select decode(h, 'hex') from json_array_elements_text("userHashes") h),
       array(select decode(h, 'hex') from json_array_elements_text("emailHashes") h), "erasedAt", "erasedBy", '{}'
     from json_to_recordset($1::json) as n ("keyId" text, "employeeHash" text, "otherEmployeeHashes" json, "userHashes" json,
       "emailHashes" json, "erasedAt" timestamptz, "erasedBy" text)
     on conflict (employee_hash) do nothing`,
    [JSON.stringify(list)],
  );
}
