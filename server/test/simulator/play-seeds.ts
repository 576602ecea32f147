import { randomUUID } from 'node:crypto';
import { onServer, withDatabase } from '../test-server';
import { drawEpisode, EPISODE_STEPS, type Episode, type EpisodeDatabase, playEpisode, shrinkEpisode } from './episode';

/** What the workers of one simulation share. */
export interface SeedQueue {
  serverUrl: string;
  /** A migrated database, which the episodes copy. */
  template: string;
  seed: number;
  /** All workers stop after so many steps; null: not for that. */
  steps: number | null;
  /** They begin no episode after this moment, in milliseconds since 1970; null: not for that. */
  endAt: number | null;
  /** Shared memory: the episodes that were begun, the steps that were played, 1 where one failed, and 1 where no more are to begin. */
  progress: Int32Array;
}

const [BEGUN, PLAYED, FAILED, ENDING] = [0, 1, 2, 3];
export const createProgress = (): Int32Array => new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
export const readPlayed = (progress: Int32Array): number => Atomics.load(progress, PLAYED);
/** The episodes that were begun are played to their end, and no others begin. */
export const endAfterThese = (progress: Int32Array): number => Atomics.exchange(progress, ENDING, 1);

/** Plays episodes until one fails, or the steps or the time are over. Returns the failing one, shrunk; null where none failed here. */
export async function playSeeds(queue: SeedQueue, print: (line: string) => void): Promise<Episode | null> {
  const { serverUrl, template, seed, steps, endAt, progress } = queue;
  const createDatabase = createFrom(serverUrl, template);
  const isOver = () => Atomics.load(progress, FAILED) + Atomics.load(progress, ENDING) > 0;
  while (!isOver() && (endAt === null || Date.now() < endAt)) {
    const at = Atomics.add(progress, BEGUN, 1);
    const length = Math.min(EPISODE_STEPS, (steps ?? Number.POSITIVE_INFINITY) - at * EPISODE_STEPS);
    if (length <= 0) return null;
    const episode = drawEpisode(seed + at, length);
    const failure = await playEpisode(episode, createDatabase);
    Atomics.add(progress, PLAYED, failure?.step ?? length);
    if (failure === null) continue;
    // Of two that fail at once, one is shown.
    if (Atomics.exchange(progress, FAILED, 1) === 1) return episode;
    print(`Seed ${episode.seed} fails at step ${failure.step}: ${failure.message}`);
    print(JSON.stringify(failure.facts, null, 2).slice(0, 8_000));
    const shrunk = await shrinkEpisode(episode, failure, createDatabase);
    print(`Shrunk to ${shrunk.actions.length} steps; keep it in server/test/simulator/regressions.json:`);
    const actions = shrunk.actions.map(({ kind, seed: own }) => `${kind} ${own}`);
    print(JSON.stringify({ seed: shrunk.seed, says: failure.message, actions }));
    return shrunk;
  }
  return null;
}

/** Databases that are copies of a migrated one. */
export function createFrom(serverUrl: string, template: string): () => Promise<EpisodeDatabase> {
  return async () => {
    const name = `${template}_${randomUUID().slice(0, 8)}`;
    await onServer(serverUrl, `create database ${name} template ${template}`);
    return { url: withDatabase(serverUrl, name), drop: () => onServer(serverUrl, `drop database ${name} with (force)`) };
  };
}
