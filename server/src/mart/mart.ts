import { Worker } from 'node:worker_threads';
import { AppError } from '../errors';
import type { Logger } from '../logger';
import { nameQuestion, type QuestionKind } from './question';
import type { MartState } from './state';
import { createAnswererPool } from './threads/answerer-pool';
import type { KeeperMessage, KeeperRequest, LoadStage, WorkerData } from './threads/messages';

/** What a request reads the mart through: every answer comes from the version that its first one came from. */
export interface MartReader {
  /** The version that this request reads. @throws {AppError} SERVICE_UNAVAILABLE before the mart is loaded. */
  readonly dataVersion: string;
  /** Differs for any two states. Null before the mart is loaded. */
  readonly versionKey: string | null;
  /** @param knownRunIds earlier states that the answer needs: those after these runs. */
  ask<Question, Answer>(kind: QuestionKind<Question, Answer>, question: Question, knownRunIds?: readonly string[]): Promise<Answer>;
  /** Goes on to the newest version where that is another than the given one; where it is not, waits for the next, but no longer than given. */
  reopen(versionKey: string, milliseconds: number): Promise<void>;
  /** Has a question answered once for the version, and its answer handed to every thread: see `MartView.prepared`. */
  prepare<Question, Answer>(kind: QuestionKind<Question, Answer>, question: Question): Promise<void>;
  /** Gives its versions up. Questions under way are cancelled. */
  close(): void;
}

export interface Mart {
  readonly stage: LoadStage;
  /** Whether the last look could read the database; figures go on where it could not. */
  readonly isReachable: boolean;
  /** The newest version that is loaded. Null: none yet. */
  readonly newest: { dataVersion: string; versionKey: string } | null;
  /** Questions that were handed to the threads since the start, and those that wait for one. */
  readonly computed: number;
  readonly waiting: number;
  /** @param caller who asks: callers take turns. */
  open(caller: string): MartReader;
  /** Says that the database may have moved on. */
  look(): void;
  /** Resolves when another version than the given one is loaded, or the time is over. */
  untilMoved(versionKey: string, milliseconds: number): Promise<void>;
  /** Resolves when a version is loaded. */
  untilReady(): Promise<void>;
  onMoved(listener: (dataVersion: string) => void): void;
  stop(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  sourceTimeZone: string;
  /** The built entry of the worker threads. */
  workerFile: string;
  logger: Logger;
  /** Threads that answer questions; at least two, so that a large question leaves one to the others. */
  threads?: number;
  /** How often the keeper looks by itself; a notification makes it look at once. */
  lookMilliseconds?: number;
}

const LOOK_MILLISECONDS = 5_000;
const RETRY_AFTER_SECONDS = 2;

/** The figures' home: states in shared memory, kept up to date by one thread and read by others. */
export function createMart({
  databaseUrl,
  sourceTimeZone,
  workerFile,
  logger,
  threads = 2,
  lookMilliseconds = LOOK_MILLISECONDS,
}: Options): Mart {
  const workerData = { databaseUrl, sourceTimeZone, lookMilliseconds };
  const pool = createAnswererPool({ workerFile, workerData, threads, logger });
  /** Requests that read a version, by its key. */
  const readers = new Map<string, number>();
  const listeners: ((dataVersion: string) => void)[] = [];
  /** Answers that every thread has, or will have, by the key of their state. */
  const prepared = new Map<string, Map<string, Promise<void>>>();
  const asking = new Map<string, { answer: Promise<unknown>; waiting: number; cancel: AbortController }>();
  let newest: MartState | null = null;
  let stage: LoadStage = 'CONNECTING';
  let isReachable = true;
  let isStopping = false;
  let waiters: (() => void)[] = [];
  let keeper = startKeeper();

  function startKeeper(): Worker {
    const worker = new Worker(workerFile, {
      workerData: { ...workerData, role: 'KEEPER', cancelled: new Int32Array(0) } satisfies WorkerData,
    });
    worker.on('message', onMessage);
    worker.on('error', (error) => logger.error({ err: error }, 'the thread that keeps the mart died'));
    worker.on('exit', () => {
      if (!isStopping) keeper = startKeeper();
    });
    return worker;
  }

  function onMessage(message: KeeperMessage): void {
    if (message.type === 'STAGE') stage = message.stage;
    else if (message.type === 'STATE') swap(message.state);
    else if (message.type === 'LOOKED') noteReachable(message.isReachable, message.problem);
  }

  function swap(state: MartState): void {
    const before = newest;
    // A keeper that was replaced reads everything again, also what is loaded.
    if (before?.version.key === state.version.key) return;
    newest = state;
    pool.addState(state.version.key, state);
    if (before && !readers.has(before.version.key)) drop(before.version.key);
    for (const listener of listeners) listener(state.version.dataVersion);
    wake();
  }

  function noteReachable(reachable: boolean, problem: string | null): void {
    if (reachable === isReachable) return;
    isReachable = reachable;
    if (reachable) logger.info('the mart reads the database again');
    else logger.warn({ problem }, 'the mart cannot read the database; figures stay as they are');
  }

  function wake(): void {
    const woken = waiters;
    waiters = [];
    for (const waiter of woken) waiter();
  }

  function untilMoved(versionKey: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      if (newest && newest.version.key !== versionKey) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      waiters.push(() => {
        clearTimeout(timer);
        resolve();
      });
      keeper.postMessage({ type: 'LOOK' } satisfies KeeperRequest);
    });
  }

  function release(key: string): void {
    const left = (readers.get(key) ?? 1) - 1;
    if (left > 0) {
      readers.set(key, left);
      return;
    }
    readers.delete(key);
    if (newest?.version.key !== key) drop(key);
  }

  /** Goes on where its caller is gone: others will need it, too. */
  function prepare<Question, Answer>(key: string, caller: string, kind: QuestionKind<Question, Answer>, question: Question): Promise<void> {
    const name = nameQuestion(kind, question);
    const ofState = prepared.get(key) ?? new Map<string, Promise<void>>();
    prepared.set(key, ofState);
    let preparing = ofState.get(name);
    if (!preparing) {
      const { signal } = new AbortController();
      preparing = pool.ask(kind, question, { caller, key, knownKeys: [], signal }).then((answer) => pool.addPrepared(key, name, answer));
      ofState.set(name, preparing);
      preparing.catch(() => ofState.delete(name));
    }
    return preparing;
  }

  function drop(key: string): void {
    prepared.delete(key);
    pool.dropState(key);
  }

  /** What is asked twice at once is computed once; it is cancelled when the last who waits for it is gone. */
  function share(name: string, signal: AbortSignal, compute: (signal: AbortSignal) => Promise<unknown>): Promise<unknown> {
    let shared = asking.get(name);
    if (!shared) {
      const cancel = new AbortController();
      const answer = compute(cancel.signal).finally(() => asking.delete(name));
      answer.catch(() => undefined);
      shared = { answer, waiting: 0, cancel };
      asking.set(name, shared);
    }
    const { answer, cancel } = shared;
    const current = shared;
    current.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        if (--current.waiting === 0) {
          asking.delete(name);
          cancel.abort(signal.reason);
        }
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      const settled = () => signal.removeEventListener('abort', leave);
      answer.then(
        (value) => {
          settled();
          resolve(value);
        },
        (error) => {
          settled();
          reject(error);
        },
      );
    });
  }

  return {
    get stage() {
      return stage;
    },
    get isReachable() {
      return isReachable;
    },
    get newest() {
      return newest && { dataVersion: newest.version.dataVersion, versionKey: newest.version.key };
    },
    get computed() {
      return pool.computed;
    },
    get waiting() {
      return pool.waiting;
    },
    open(caller) {
      const gone = new AbortController();
      // The last one is read. Those before it stay until the end: questions on them may be under way.
      const pinned: MartState[] = [];
      function pin(): MartState {
        const last = pinned.at(-1);
        if (last) return last;
        if (!newest) throw notReady(stage);
        return pinNewest(newest);
      }
      function pinNewest(state: MartState): MartState {
        pinned.push(state);
        readers.set(state.version.key, (readers.get(state.version.key) ?? 0) + 1);
        return state;
      }
      return {
        get dataVersion() {
          return pin().version.dataVersion;
        },
        get versionKey() {
          return newest ? pin().version.key : null;
        },
        prepare(kind, question) {
          return prepare(pin().version.key, caller, kind, question);
        },
        async ask(kind, question) {
          const { key } = pin().version;
          const name = `${key} ${nameQuestion(kind, question)}`;
          return share(name, gone.signal, (signal) => pool.ask(kind, question, { caller, key, knownKeys: [], signal })) as Promise<never>;
        },
        async reopen(versionKey, milliseconds) {
          if (pin().version.key !== versionKey) return;
          await untilMoved(versionKey, milliseconds);
          if (gone.signal.aborted) throw gone.signal.reason;
          // Another part of the request may have gone on meanwhile.
          if (newest && pin().version.key === versionKey && newest.version.key !== versionKey) pinNewest(newest);
        },
        close() {
          if (gone.signal.aborted) return;
          gone.abort(new Error('The caller is gone'));
          for (const { version } of pinned) release(version.key);
        },
      };
    },
    look() {
      keeper.postMessage({ type: 'LOOK' } satisfies KeeperRequest);
    },
    untilMoved,
    async untilReady() {
      while (!newest && !isStopping) await new Promise<void>((resolve) => waiters.push(resolve));
    },
    onMoved(listener) {
      listeners.push(listener);
    },
    async stop() {
      isStopping = true;
      wake();
      keeper.postMessage({ type: 'STOP' } satisfies KeeperRequest);
      await Promise.all([pool.stop(), keeper.terminate()]);
    },
  };
}

function notReady(stage: LoadStage): AppError {
  return new AppError('SERVICE_UNAVAILABLE', {
    userMessage: `The figures are being loaded (${stage.toLowerCase()}). Try again in ${RETRY_AFTER_SECONDS} s.`,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
