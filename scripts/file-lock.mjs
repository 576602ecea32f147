import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const HEARTBEAT_MILLISECONDS = 1_000;
const STALE_MILLISECONDS = 10_000;
const POLL_MILLISECONDS = 100;

/**
 * Runs the work while no other process does. The holder touches the file every second, so that one left by a kill is known by its age.
 * @param {string} path @param {(text: string) => void} say @param {() => Promise<void>} work
 */
export async function withLock(path, say, work) {
  mkdirSync(dirname(path), { recursive: true });
  for (let attempt = 0; !take(path); attempt++) {
    if (attempt === 0) say('Waiting for another command that is setting up …');
    await delay(POLL_MILLISECONDS);
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MILLISECONDS);
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

function take(path) {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  removeIfStale(path);
  return false;
}

function removeIfStale(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs < STALE_MILLISECONDS) return;
    // Moved away first: of several that wait, one moves it.
    const aside = `${path}.${process.pid}`;
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch {
    // Another one did, or the holder let go.
  }
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // A step may have emptied the folder.
  }
}
