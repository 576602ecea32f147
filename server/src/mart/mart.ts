import type { Logger } from '../logger';
import { createReader, type MartReader } from './reader';
import { createSharedAnswers } from './shared-answers';
import { createKnownStates } from './states/known-states';
import { createAnswererPool } from './threads/answerer-pool';
import { startKeeperThread } from './threads/keeper-thread';
import type { LoadStage, StateLoad } from './threads/messages';
import { createVersions, type Preparation } from './versions';

/** The source of all figures: states in shared memory, updated by one thread and read by others. */
export interface Mart {
  readonly stage: LoadStage;
  /** Whether the last look could read the database; figures go on where it could not. */
  readonly isReachable: boolean;
  /** How the newest version came about. Null: none is loaded yet. */
  readonly lastLoad: StateLoad | null;
  /** The newest version that is loaded. Null: none yet. */
  readonly newest: { dataVersion: string; versionKey: string } | null;
  /** Questions that were handed to the threads since the start, and those that wait for one. */
  readonly computed: number;
  readonly waiting: number;
  /** @param caller who asks: callers take turns. */
  open(caller: string): MartReader;
  /** Notifies the mart that the database may have a newer version. */
  look(): void;
  /** Resolves when a version other than the given one is loaded, or after the timeout. */
  untilMoved(versionKey: string, milliseconds: number): Promise<void>;
  /** Resolves when a version is loaded. */
  untilReady(): Promise<void>;
  onMoved(listener: (dataVersion: string) => void): void;
  /** Calls the listener with each answer: the name of its question's kind, and how long a thread computed. */
  onAnswer(listener: (name: string, seconds: number) => void): void;
  stop(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  /** A replica to load from; null: the database itself. */
  databaseReadUrl: string | null;
  sourceTimeZone: string;
  /** The built entry of the worker threads. */
  workerFile: string;
  logger: Logger;
  /** Questions to answer for the first version in advance. */
  preparations?: readonly Preparation[];
  /** Threads that answer questions; at least two, so that a large question leaves one to the others. */
  threads?: number;
  /** How long a look at the database may take before it counts as not reachable; left out: a minute. */
  patienceMilliseconds?: number;
}

/** How often the keeper polls. A notification makes it look immediately. */
const LOOK_MILLISECONDS = 5_000;
/** Of a replica it polls more often: a notification comes from the primary, before the replica has what it is about. */
const LOOK_AT_REPLICA_MILLISECONDS = 1_000;

export function createMart({
  databaseUrl,
  databaseReadUrl,
  sourceTimeZone,
  workerFile,
  logger,
  preparations = [],
  threads = 2,
  patienceMilliseconds,
}: Options): Mart {
  const lookMilliseconds = databaseReadUrl === null ? LOOK_MILLISECONDS : LOOK_AT_REPLICA_MILLISECONDS;
  const workerData = { databaseUrl: databaseReadUrl ?? databaseUrl, sourceTimeZone, lookMilliseconds };
  const answerListeners: ((name: string, seconds: number) => void)[] = [];
  const pool = createAnswererPool({
    workerFile,
    workerData,
    threads,
    logger,
    onAnswer(name, seconds) {
      for (const listener of answerListeners) listener(name, seconds);
    },
  });
  const knownStates = createKnownStates({ workerFile, workerData, pool, logger });
  const versions = createVersions(pool, preparations);
  const listeners: ((dataVersion: string) => void)[] = [];
  const keeper = startKeeperThread({
    workerFile,
    workerData,
    logger,
    ...(patienceMilliseconds === undefined ? {} : { patienceMilliseconds }),
    onState(state) {
      const swapped = versions.swap(state);
      if (!swapped) return;
      const { before } = swapped;
      // Versions only rise, unless the database was replaced by another one. A state that could not be followed may have another history.
      const isOther = before !== null && BigInt(state.version.dataVersion) <= BigInt(before.version.dataVersion);
      if (isOther || keeper.lastLoad?.isFollowed === false) knownStates.forget();
      for (const listener of listeners) listener(state.version.dataVersion);
    },
  });
  const parts = { versions, pool, knownStates, answers: createSharedAnswers(), look: keeper.look };

  return {
    get stage() {
      return keeper.stage;
    },
    get isReachable() {
      return keeper.isReachable;
    },
    get lastLoad() {
      return keeper.lastLoad;
    },
    get newest() {
      const { newest } = versions;
      return newest && { dataVersion: newest.version.dataVersion, versionKey: newest.version.key };
    },
    get computed() {
      return pool.computed;
    },
    get waiting() {
      return pool.waiting;
    },
    open: (caller) => createReader(parts, caller),
    look: keeper.look,
    untilMoved(versionKey, milliseconds) {
      keeper.look();
      return versions.untilMoved(versionKey, milliseconds);
    },
    untilReady: versions.untilReady,
    onMoved(listener) {
      listeners.push(listener);
    },
    onAnswer(listener) {
      answerListeners.push(listener);
    },
    async stop() {
      versions.stop();
      await Promise.all([pool.stop(), knownStates.stop(), keeper.stop()]);
    },
  };
}
