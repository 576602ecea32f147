import type { MartReader } from '../../../mart/reader';
import { CHECK_ROWS, type CheckRowsQuestion, type FindingRow } from './checks.question';

/** What the main thread takes over from a worker thread in a few milliseconds. */
const ROWS_PER_PAGE = 2_000;

/** All that a check finds, a page at a time: at a million leaves it may be hundreds of thousands of rows. */
export async function* readFindingPages(
  mart: Pick<MartReader, 'ask'>,
  question: Omit<CheckRowsQuestion, 'after' | 'size'>,
): AsyncGenerator<FindingRow[]> {
  let after: CheckRowsQuestion['after'] = null;
  for (;;) {
    const rows: FindingRow[] = await mart.ask(CHECK_ROWS, { ...question, after, size: ROWS_PER_PAGE });
    yield rows;
    after = rows.at(-1)?.place ?? null;
    if (rows.length < ROWS_PER_PAGE) return;
  }
}
