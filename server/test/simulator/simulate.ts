import { randomUUID } from 'node:crypto';
import { migrateUp } from '../../src/db/migrate';
import { onServer, withDatabase } from '../test-server';
import { drawEpisode, EPISODE_STEPS, type Episode, type EpisodeDatabase, playEpisode, shrinkEpisode } from './episode';

export interface SimulateOptions {
  /** A PostgreSQL on which databases may be made. */
  serverUrl: string;
  seed: number;
  /** Stops after so many steps; null: not for that. */
  steps: number | null;
  /** Stops after so many seconds; null: not for that. */
  seconds: number | null;
  /** Episodes at a time. */
  workers: number;
  print(line: string): void;
}

/** Plays fresh episodes until one fails, or the steps or the time are over. Returns the failing one, shrunk; null where none failed. */
export async function simulate({ serverUrl, seed, steps, seconds, workers, print }: SimulateOptions): Promise<Episode | null> {
  const template = `simulator_template_${seed}`;
  await onServer(serverUrl, `create database ${template}`);
  await migrateUp(withDatabase(serverUrl, template));
  const createDatabase = createFrom(serverUrl, template);
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const isOver = () => seconds !== null && performance.now() - startedAt >= seconds * 1_000;
  let next = seed;
  let done = 0;
  let failed: Episode | null = null;

  async function work(): Promise<void> {
    while (!failed && !isOver() && (steps === null || done < steps)) {
      const length = steps === null ? EPISODE_STEPS : Math.min(EPISODE_STEPS, steps - done);
      done += length;
      const episode = drawEpisode(next++, length);
      const failure = await playEpisode(episode, createDatabase);
      if (failure === null || failed) continue;
      failed = episode;
      print(`Seed ${episode.seed} fails at step ${failure.step}: ${failure.message}`);
      print(JSON.stringify(failure.facts, null, 2).slice(0, 8_000));
      failed = await shrinkEpisode(episode, failure, createDatabase);
      print(`Shrunk to ${failed.actions.length} steps; keep it in server/test/simulator/regressions.json:`);
      print(
        JSON.stringify({
          seed: failed.seed,
          says: failure.message,
          actions: failed.actions.map(({ kind, seed: own }) => `${kind} ${own}`),
        }),
      );
    }
  }

  await Promise.all(Array.from({ length: workers }, work));
  await onServer(serverUrl, `drop database ${template} with (force)`);
  const tookSeconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  print(
    `${done} steps from seed ${seed} in ${tookSeconds.toFixed(1)} s (${Math.round((done / tookSeconds) * 60)} a minute, ` +
      `${((user + system) / 1e6).toFixed(1)} s of processor time of this program): ` +
      `${failed ? 'a promise was broken' : 'every promise held'}`,
  );
  return failed;
}

/** Databases that are copies of a migrated one. */
export function createFrom(serverUrl: string, template: string): () => Promise<EpisodeDatabase> {
  return async () => {
    const name = `${template}_${randomUUID().slice(0, 8)}`;
    await onServer(serverUrl, `create database ${name} template ${template}`);
    return { url: withDatabase(serverUrl, name), drop: () => onServer(serverUrl, `drop database ${name} with (force)`) };
  };
}
