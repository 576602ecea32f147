import pg from 'pg';
import { vi } from 'vitest';

// The look at the latest runs, the state of the data that each answer has (read again after a second), the note of a token's use (one a
// minute), a listener that connects again, and a test's wait for the mart.
const BY_THE_CLOCK = /md5\(r::text\)|as "firstDataVersion"|"last_used_at" = |^listen |concat_ws\('@', version/;

/**
 * The statements that this process sends to PostgreSQL while a piece of work goes on, as text without the numbers of
 * their parameters, sorted. Taken at the driver: nothing is missed but what comes by the clock.
 */
export async function listStatements(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls
      .map(([statement]) => textOf(statement).replaceAll(/\$\d+(,\$\d+)*|(?<=IN \()NULL(?=\))/g, '$'))
      .filter((text) => !BY_THE_CLOCK.test(text))
      .toSorted();
  } finally {
    query.mockRestore();
  }
}

const textOf = (statement: unknown) => (typeof statement === 'string' ? statement : String((statement as { text?: string }).text));
