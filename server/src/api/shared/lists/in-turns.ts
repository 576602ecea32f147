import { nextTurn } from '../../../turns';

/** As many rows as are completed in a few milliseconds. */
export const ROWS_PER_TURN = 500;

/**
 * The rows of a long list as GraphQL completes them: a slice in each turn of the event loop, so that other requests go on in between.
 * A short list is returned as it is.
 */
export function inTurns<Row>(rows: readonly Row[]): (Row | Promise<Row>)[] {
  if (rows.length <= ROWS_PER_TURN) return [...rows];
  const list: Promise<Row>[] = [];
  let turn = Promise.resolve();
  for (let from = 0; from < rows.length; from += ROWS_PER_TURN) {
    turn = turn.then(() => nextTurn('FINISH'));
    for (const row of rows.slice(from, from + ROWS_PER_TURN)) list.push(turn.then(() => row));
  }
  return list;
}
