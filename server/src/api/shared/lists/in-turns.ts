import { setImmediate } from 'node:timers/promises';

/** As many rows as are completed in about a millisecond. */
const ROWS_PER_TURN = 200;

/**
 * The rows of a long list as GraphQL completes them: a slice in each turn of the event loop, so that other requests go on in between.
 * A short list is returned as it is.
 */
export function inTurns<Row>(rows: readonly Row[]): (Row | Promise<Row>)[] {
  const list: (Row | Promise<Row>)[] = rows.slice(0, ROWS_PER_TURN);
  let turn = Promise.resolve();
  for (let from = ROWS_PER_TURN; from < rows.length; from += ROWS_PER_TURN) {
    turn = turn.then(() => setImmediate());
    for (const row of rows.slice(from, from + ROWS_PER_TURN)) list.push(turn.then(() => row));
  }
  return list;
}
