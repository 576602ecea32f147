import { setImmediate } from 'node:timers/promises';

const TURN_MILLISECONDS = 10;

/** For long work: called between its steps it lets others have their turn, where the last turn was a while ago. */
export function takeTurns(): () => Promise<void> {
  let turnEnds = performance.now() + TURN_MILLISECONDS;
  return async () => {
    if (performance.now() <= turnEnds) return;
    await setImmediate();
    turnEnds = performance.now() + TURN_MILLISECONDS;
  };
}
