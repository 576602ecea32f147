import type { Worker } from 'node:worker_threads';
import { unavailable } from '../../errors';
import type { Logger } from '../../logger';
import { buildEmptyState } from '../build/empty-state';
import type { MartState, StateVersion } from '../state';
import type { AnswererPool } from '../threads/answerer-pool';
import type { KnownReaderMessage, KnownReaderRequest, SharedData } from '../threads/messages';
import { startThread } from '../threads/start-thread';

/** An earlier state in use: it stays in the answering threads until it is released. */
export interface KnownState {
  /** What answering threads know it by, once they have it. Rejects with SERVICE_UNAVAILABLE where it cannot be read. */
  key: Promise<string>;
  release(): void;
}

/** Earlier states: read when they are first asked for, kept while they are used and for a while after. */
export interface KnownStates {
  /**
   * @param runId the first run of a data version; 0: before the first run.
   * @param newest the state that the earlier one is derived from.
   * @throws {AppError} SERVICE_UNAVAILABLE where those in use take as much memory as they may.
   */
  use(runId: string, newest: MartState): KnownState;
  /** Forgets all of them, because the database may be another one. Those in use go when they are released. */
  forget(): void;
  stop(): Promise<void>;
}

interface Entry {
  key: Promise<string>;
  /** Null: it is not there yet. */
  loadedKey: string | null;
  /** Those of the newest state until it is there. */
  leaves: number;
  users: number;
  isForgotten: boolean;
  idle: NodeJS.Timeout | null;
}

interface Options {
  workerFile: string;
  workerData: SharedData;
  pool: Pick<AnswererPool, 'addState' | 'dropState'>;
  logger: Logger;
}

const MAX_KEPT = 4;
/** About 130 MB. The state that was used last is kept at any size. */
const MAX_KEPT_LEAVES = 1_000_000;
/** About 260 MB in use at the same time. A change is explained between two states, so two are let in at any size. */
const MAX_USED_LEAVES = 2_000_000;
const MIN_USED = 2;
const KEPT_IDLE_MILLISECONDS = 120_000;
const NOTHING_KNOWN: StateVersion = { dataVersion: '0', key: 'known@0', runId: '0', runStartedAt: null };

/** How many earlier states with so many leaves stay in memory between two questions: one that needs more would read them each time. */
export function mostKept(leaves: number): number {
  return Math.max(1, Math.min(MAX_KEPT, Math.floor(MAX_KEPT_LEAVES / leaves)));
}

export function createKnownStates({ workerFile, workerData, pool, logger }: Options): KnownStates {
  // A Map keeps the order of insertion: what was used last stands last.
  const entries = new Map<string, Entry>();
  const waiting = new Map<number, { resolve: (state: MartState) => void; reject: (error: unknown) => void }>();
  let reader: Worker | null = null;
  let lastId = 0;

  function startReader(): Worker {
    const worker = startThread(workerFile, { ...workerData, role: 'KNOWN_READER' });
    worker.on('message', (message: KnownReaderMessage) => {
      if (message.state === null) fail(message.id, message.problem);
      else waiting.get(message.id)?.resolve(message.state);
      waiting.delete(message.id);
    });
    worker.on('error', (error) => logger.error({ err: error }, 'the thread that reads earlier states died'));
    worker.on('exit', () => {
      if (reader !== worker) return;
      reader = null;
      for (const id of waiting.keys()) fail(id, 'the thread ended');
      waiting.clear();
    });
    return worker;
  }

  function fail(id: number, problem: string): void {
    logger.warn({ problem }, 'an earlier state cannot be read');
    waiting.get(id)?.reject(unavailable('The earlier state of the data cannot be read right now.'));
  }

  function read(id: number, runId: string, newest: MartState): Promise<MartState> {
    if (BigInt(runId) === 0n) return Promise.resolve(buildEmptyState(NOTHING_KNOWN, newest.sourceTimeZone));
    reader ??= startReader();
    reader.postMessage({ id, runId, newest } satisfies KnownReaderRequest);
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  async function load(runId: string, newest: MartState, entry: Entry): Promise<string> {
    const id = ++lastId;
    try {
      const state = await read(id, runId, newest);
      // A state of the same run that was forgotten may still be in use.
      const key = `${state.version.key}#${id}`;
      pool.addState(key, { ...state, version: { ...state.version, key } });
      entry.loadedKey = key;
      entry.leaves = state.leaves.count;
      if (entry.users === 0) rest(runId, entry);
      return key;
    } catch (error) {
      if (entries.get(runId) === entry) entries.delete(runId);
      throw error;
    }
  }

  function find(runId: string, newest: MartState): Entry {
    const known = entries.get(runId);
    const { count: leaves } = newest.leaves;
    const entry = known ?? { key: Promise.resolve(''), loadedKey: null, leaves, users: 0, isForgotten: false, idle: null };
    if (!known) {
      requireRoom(leaves);
      entry.key = load(runId, newest, entry);
      entry.key.catch(() => undefined);
    }
    entries.delete(runId);
    entries.set(runId, entry);
    return entry;
  }

  function requireRoom(leaves: number): void {
    const used = [...entries.values()].filter(({ users }) => users > 0);
    const sum = used.reduce((total, entry) => total + entry.leaves, leaves);
    if (used.length >= MIN_USED && sum > MAX_USED_LEAVES) throw unavailable('Too many earlier states of the data are asked for.');
  }

  /** Nobody uses it now. */
  function rest(runId: string, entry: Entry): void {
    if (entry.isForgotten) {
      drop(entry);
      return;
    }
    entry.idle = setTimeout(() => remove(runId, entry), KEPT_IDLE_MILLISECONDS);
    entry.idle.unref();
    trim();
  }

  /** Drops states that nobody uses, those that were used longest ago, until no more are kept than may be. */
  function trim(): void {
    const isFree = ({ users, loadedKey }: Entry) => users === 0 && loadedKey !== null;
    const used = [...entries.values()].filter((entry) => !isFree(entry));
    let states = used.length;
    let leaves = used.reduce((sum, entry) => sum + entry.leaves, 0);
    for (const [runId, entry] of [...entries].toReversed()) {
      if (!isFree(entry)) continue;
      states++;
      leaves += entry.leaves;
      if (states > MAX_KEPT || (states > 1 && leaves > MAX_KEPT_LEAVES)) remove(runId, entry);
    }
  }

  function remove(runId: string, entry: Entry): void {
    entries.delete(runId);
    drop(entry);
    if (entries.size === 0) void endReader();
  }

  async function endReader(): Promise<void> {
    const ended = reader;
    reader = null;
    await ended?.terminate();
  }

  function drop(entry: Entry): void {
    if (entry.idle) clearTimeout(entry.idle);
    if (entry.loadedKey !== null) pool.dropState(entry.loadedKey);
    entry.loadedKey = null;
  }

  return {
    use(runId, newest) {
      const entry = find(runId, newest);
      let isReleased = false;
      entry.users++;
      if (entry.idle) clearTimeout(entry.idle);
      entry.idle = null;
      trim();
      return {
        key: entry.key,
        release() {
          if (isReleased) return;
          isReleased = true;
          if (--entry.users === 0 && entry.loadedKey !== null) rest(runId, entry);
        },
      };
    },
    forget() {
      for (const entry of entries.values()) {
        entry.isForgotten = true;
        if (entry.users === 0) drop(entry);
      }
      entries.clear();
    },
    async stop() {
      for (const { idle } of entries.values()) if (idle) clearTimeout(idle);
      await endReader();
    },
  };
}
