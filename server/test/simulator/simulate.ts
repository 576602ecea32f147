import { Worker } from 'node:worker_threads';
import { migrateUp } from '../../src/db/migrate';
import { onServer, withDatabase } from '../test-server';
import { createProgress, endAfterThese, playSeeds, readPlayed, type SeedQueue } from './play-seeds';

export interface SimulateOptions {
  /** A PostgreSQL on which databases may be made. */
  serverUrl: string;
  seed: number;
  /** Stops after so many steps; null: not for that. */
  steps: number | null;
  /** Stops after so many seconds; null: not for that. */
  seconds: number | null;
  /** Worker threads, and the file that they run; null: episodes are played in this thread, one after the other. */
  threads: { count: number; file: URL } | null;
  /** Aborted: no more episodes begin. */
  signal?: AbortSignal;
  print(line: string): void;
}

const PRINT_EVERY_MILLISECONDS = 60_000;

/** Plays fresh episodes until one fails, or the steps or the time are over. Returns whether every promise held. */
export async function simulate({ serverUrl, seed, steps, seconds, threads, signal, print }: SimulateOptions): Promise<boolean> {
  const progress = createProgress();
  signal?.addEventListener('abort', () => endAfterThese(progress));
  const template = `simulator_template_${seed}`;
  await onServer(serverUrl, `create database ${template}`);
  await migrateUp(withDatabase(serverUrl, template));
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const endAt = seconds === null ? null : Date.now() + seconds * 1_000;
  const queue: SeedQueue = { serverUrl, template, seed, steps, endAt, progress };
  const play = () => (threads ? playInThread(threads.file, queue, print) : playSeeds(queue, print).then((failed) => failed === null));
  const printing = setInterval(() => print(`${readPlayed(progress)} steps`), PRINT_EVERY_MILLISECONDS);
  const held = await Promise.all(Array.from({ length: threads?.count ?? 1 }, play)).finally(() => clearInterval(printing));
  const tookSeconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  await onServer(serverUrl, `drop database ${template} with (force)`);
  const played = readPlayed(progress);
  const allHeld = !held.includes(false);
  print(
    `${played} steps from seed ${seed} in ${tookSeconds.toFixed(1)} s (${Math.round((played / tookSeconds) * 60)} a minute, ` +
      `${((user + system) / 1e6).toFixed(1)} s of processor time of this program): ` +
      `${allHeld ? 'every promise held' : 'a promise was broken'}`,
  );
  return allHeld;
}

/** What a thread sends: lines to print, and at its end whether every promise held. */
export type ThreadMessage = { line: string } | { held: boolean };

function playInThread(file: URL, queue: SeedQueue, print: (line: string) => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: queue });
    worker.on('message', (message: ThreadMessage) => {
      if ('line' in message) print(message.line);
      else resolve(message.held);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread of the simulator ended with code ${code}`)));
  });
}
