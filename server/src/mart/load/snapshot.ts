import type { Client } from 'pg';
import { SHORT_STATEMENT_MILLISECONDS } from '../../db/lost-connection';

/** Runs `read` in one read-only snapshot of the database. */
export async function inSnapshot<Result>(client: Client, read: () => Promise<Result>): Promise<Result> {
  // The first statement after a pause: a connection that fell silent is found by it. The types of pg lack query_timeout.
  const begin = { text: 'begin transaction isolation level repeatable read, read only', query_timeout: SHORT_STATEMENT_MILLISECONDS };
  await client.query(begin);
  try {
    return await read();
  } finally {
    // A read has nothing to keep; where the connection is lost there is nothing to end.
    await client.query('rollback').catch(() => undefined);
  }
}
