import type { Client } from 'pg';

/** Runs `read` in one read-only snapshot of the database. */
export async function inSnapshot<Result>(client: Client, read: () => Promise<Result>): Promise<Result> {
  await client.query('begin transaction isolation level repeatable read, read only');
  try {
    return await read();
  } finally {
    // A read has nothing to keep; where the connection is lost there is nothing to end.
    await client.query('rollback').catch(() => undefined);
  }
}
