import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** Network, time, chance and the database client as an ingest run uses them. The simulator replaces them, so that a seed replays a run. */
export interface Surroundings {
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** Rejects where the signal aborts. */
  delay(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** A signal that aborts after so many milliseconds. */
  deadline(milliseconds: number): AbortSignal;
  createClient(config: pg.ClientConfig): pg.Client;
}

export const REAL_SURROUNDINGS: Surroundings = {
  fetch: (input, init) => fetch(input, init),
  now: Date.now,
  random: Math.random,
  delay: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
  deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
  createClient: (config) => new pg.Client(config),
};
