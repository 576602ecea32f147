import { setImmediate } from 'node:timers/promises';

/**
 * FINISH: work of an answer that is taken over already. BEGIN: an answer that waits outside of the heap, and needs memory when it is taken
 * over.
 */
export type TurnKind = 'FINISH' | 'BEGIN';

const waiting: Record<TurnKind, (() => void)[]> = { FINISH: [], BEGIN: [] };
let isTurning = false;

/**
 * Resolves in a turn of the event loop of its own. Long answers are completed in such turns, so that a hundred of them neither delay other
 * requests nor are in memory together: one that was begun goes before one that was not.
 */
export function nextTurn(kind: TurnKind): Promise<void> {
  return new Promise((resolve) => {
    waiting[kind].push(resolve);
    if (!isTurning) void turn();
  });
}

async function turn(): Promise<void> {
  isTurning = true;
  for (;;) {
    await setImmediate();
    const next = waiting.FINISH.shift() ?? waiting.BEGIN.shift();
    if (!next) break;
    next();
  }
  isTurning = false;
}
