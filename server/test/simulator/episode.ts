import { type Action, drawActions } from './actions';
import type { Sabotage } from './instance';
import { createRandom } from './random';
import { takeStep } from './step';
import { Violation } from './violation';
import { createWorld } from './world';

/** Steps on one database: long enough for a history, short enough to be shrunk. */
export const EPISODE_STEPS = 500;

export interface Episode {
  /** Of the world: its source at the beginning. */
  seed: number;
  actions: readonly Action[];
}

export interface Failure {
  message: string;
  facts: Record<string, unknown>;
  /** The step that failed, from 0. */
  step: number;
}

/** An empty, migrated database. */
export interface EpisodeDatabase {
  url: string;
  drop(): Promise<void>;
}

export function drawEpisode(seed: number, steps = EPISODE_STEPS): Episode {
  return { seed, actions: drawActions(createRandom(seed ^ 0x5eed), steps) };
}

/** Plays an episode. Returns what did not hold; null where everything did. */
export async function playEpisode(
  { seed, actions }: Episode,
  createDatabase: () => Promise<EpisodeDatabase>,
  sabotage?: Sabotage,
): Promise<Failure | null> {
  const database = await createDatabase();
  const world = await createWorld(database.url, seed, sabotage);
  let step = 0;
  try {
    for (; step < actions.length; step++) await takeStep(world, actions[step] as Action);
    return null;
  } catch (error) {
    const facts = error instanceof Violation ? error.facts : { stack: error instanceof Error ? error.stack : String(error) };
    return { message: error instanceof Error ? error.message : String(error), facts, step };
  } finally {
    await world.close();
    await database.drop();
  }
}

/** Ids and counts differ between histories that fail for one reason. */
const wordsOf = ({ message }: Failure): string => message.replaceAll(/\d+/g, '#');

/**
 * Returns a shorter episode that fails with the same words: first nothing after the failing step, then without ever smaller pieces, as long
 * as there is time.
 */
export async function shrinkEpisode(
  episode: Episode,
  failure: Failure,
  createDatabase: () => Promise<EpisodeDatabase>,
  milliseconds = 120_000,
): Promise<Episode> {
  const end = Date.now() + milliseconds;
  let actions = episode.actions.slice(0, failure.step + 1);
  for (let size = Math.ceil(actions.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < actions.length && Date.now() < end; ) {
      const fewer = actions.toSpliced(at, size);
      const again = await playEpisode({ ...episode, actions: fewer }, createDatabase);
      if (again && wordsOf(again) === wordsOf(failure)) actions = fewer.slice(0, again.step + 1);
      else at += size;
    }
  }
  return { ...episode, actions };
}
