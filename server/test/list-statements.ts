import pg from 'pg';
import { vi } from 'vitest';

/**
 * The statements that this process sends to PostgreSQL while a piece of work goes on, as text without the numbers of
 * their parameters, sorted. Taken at the driver: nothing is missed but the look for a
 * new data version, which comes by the clock.
 */
export async function listStatements(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls
      .map(([statement]) => textOf(statement).replaceAll(/\$\d+(,\$\d+)*|(?<=IN \()NULL(?=\))/g, '$'))
      .filter((text) => !text.includes('"dataVersionKey"'))
      .toSorted();
  } finally {
    query.mockRestore();
  }
}

const textOf = (statement: unknown) => (typeof statement === 'string' ? statement : String((statement as { text?: string }).text));
