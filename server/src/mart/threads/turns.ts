import { setImmediate } from 'node:timers/promises';

const waiting: (() => void)[] = [];
let isTurning = false;

/** Resolves in a turn of the event loop of its own: what takes milliseconds does not delay other requests by their sum. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (!isTurning) void turn();
  });
}

async function turn(): Promise<void> {
  isTurning = true;
  for (;;) {
    await setImmediate();
    const next = waiting.shift();
    if (!next) break;
    next();
  }
  isTurning = false;
}
