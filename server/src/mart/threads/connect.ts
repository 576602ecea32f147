import { Client } from 'pg';
import { connectionSettings } from '../../db/lost-connection';

const CONNECT_MILLISECONDS = 5_000;
// A table lock of another session must not block a thread without limit.
const SETTINGS = { TimeZone: 'UTC', jit: 'off', lock_timeout: 5_000 } as const;

/** A connection for reading states. Its loss is noticed by the next statement. */
export async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'leave-analytics mart',
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    ...connectionSettings(SETTINGS),
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
