import pg from 'pg';
import { vi } from 'vitest';

/**
 * The statements that this process sends to PostgreSQL while a piece of work goes on, as text without the numbers of
 * their parameters, sorted. Taken at the driver: nothing is missed.
 */
export async function listStatements(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map(([statement]) => textOf(statement).replaceAll(/\$\d+(,\$\d+)*/g, '$')).toSorted();
  } finally {
    query.mockRestore();
  }
}

const textOf = (statement: unknown) => (typeof statement === 'string' ? statement : String((statement as { text?: string }).text));
