import type { Worker } from 'node:worker_threads';
import { AppError, unavailable } from '../../errors';
import type { Logger } from '../../logger';
import type { QuestionKind } from '../question';
import type { MartState } from '../state';
import { createCallerShares } from './caller-shares';
import { createFairQueue } from './fair-queue';
import type { AnswererMessage, AnswererRequest, SharedData } from './messages';
import { type PackedAnswer, unpackAnswer } from './pack-answer';
import { createRestartPause } from './restart-pause';
import { startThread } from './start-thread';
import { nextTurn } from './turns';

interface Job {
  id: number;
  caller: string;
  kind: QuestionKind<unknown, unknown>;
  question: unknown;
  key: string;
  knownKeys: readonly string[];
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

interface Thread {
  worker: Worker;
  cancelled: Int32Array;
  job: Job | null;
  /** Waits to be replaced. */
  isDead: boolean;
  /** Takes large questions, and those of greedy callers; at least one thread is left to the others. */
  takesAll: boolean;
}

interface Asked {
  /** Who asks: callers take turns. */
  caller: string;
  key: string;
  knownKeys: readonly string[];
  signal: AbortSignal;
}

export interface AnswererPool {
  addState(key: string, state: MartState): void;
  /** Hands an answer to every thread, as long as they have the state that it is of. */
  addPrepared(key: string, name: string, answer: unknown): void;
  dropState(key: string): void;
  /** @throws {AppError} SERVICE_UNAVAILABLE where too many wait, or the thread that worked on it died. */
  ask<Question, Answer>(kind: QuestionKind<Question, Answer>, question: Question, asked: Asked): Promise<Answer>;
  /** Questions that were handed to a thread, and those that wait for one. */
  readonly computed: number;
  readonly waiting: number;
  stop(): Promise<void>;
}

interface Options {
  workerFile: string;
  workerData: SharedData;
  threads: number;
  logger: Logger;
  /** Called with each answer: the name of its kind, and how long a thread computed. */
  onAnswer: (name: string, seconds: number) => void;
}

/** More questions than this wait for seconds: better to say so. */
const MAX_WAITING = 1_000;
/** Taking over a longer answer is seen in the delay of the event loop. */
const LONG_BYTES = 65_536;

/** Worker threads that answer questions. One that dies is replaced; the question that it worked on is refused. */
export function createAnswererPool({ workerFile, workerData, threads: threadCount, logger, onAnswer }: Options): AnswererPool {
  const states = new Map<string, { state: MartState; prepared: Map<string, unknown> }>();
  const small = createFairQueue<Job>();
  const large = createFairQueue<Job>();
  const threads: Thread[] = [];
  const shares = createCallerShares();
  let lastId = 0;
  let computed = 0;
  let isStopping = false;
  const readPause = createRestartPause();

  function start(takesAll: boolean): Thread {
    const cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const worker = startThread(workerFile, { ...workerData, role: 'ANSWERER', cancelled });
    const thread: Thread = { worker, cancelled, job: null, isDead: false, takesAll };
    for (const [key, { state, prepared }] of states) {
      post(thread, { type: 'STATE', key, state });
      for (const [name, answer] of prepared) post(thread, { type: 'PREPARED', key, name, answer });
    }
    worker.on('message', (message: AnswererMessage) => finish(thread, message));
    worker.on('error', (error) => logger.error({ err: error }, 'a thread that answers questions died'));
    worker.on('exit', () => replace(thread));
    return thread;
  }

  function post({ worker }: Thread, request: AnswererRequest): void {
    worker.postMessage(request);
  }

  function finish(thread: Thread, message: AnswererMessage): void {
    const { job } = thread;
    if (!job || job.id !== message.id) return;
    thread.job = null;
    if (message.type === 'ANSWER') shares.noteUsed(job.caller, message.seconds);
    // Who is greedy may have changed for the others, too.
    for (const idle of threads) dispatch(idle);
    if (message.type === 'ANSWER') {
      onAnswer(job.kind.name, message.seconds);
      void takeOver(job, message.packed);
    } else job.reject(toError(message));
  }

  async function takeOver({ resolve }: Job, packed: PackedAnswer): Promise<void> {
    if (packed.bytes.byteLength > LONG_BYTES) await nextTurn();
    resolve(unpackAnswer(packed));
  }

  function replace(thread: Thread): void {
    thread.job?.reject(unavailable('The computation broke off.'));
    thread.job = null;
    thread.isDead = true;
    const at = threads.indexOf(thread);
    if (isStopping || at < 0) return;
    setTimeout(() => {
      if (isStopping) return;
      const fresh = start(thread.takesAll);
      threads[at] = fresh;
      dispatch(fresh);
    }, readPause()).unref();
  }

  function dispatch(thread: Thread): void {
    if (thread.isDead || thread.job) return;
    // The first thread prefers what is large, so that neither kind of question starves the other.
    const job = thread.takesAll ? (large.take() ?? small.take()) : small.take(mayTakeLast);
    if (!job) return;
    thread.job = job;
    computed++;
    const { id, kind, question, key, knownKeys } = job;
    post(thread, { type: 'ASK', id, name: kind.name, question, key, knownKeys });
  }

  /** Whether a caller's small question may go to a thread that is left to others. */
  function mayTakeLast(caller: string): boolean {
    // A large question can take seconds: until then even a greedy caller would have no thread at all.
    return !shares.isGreedy(caller) || threads.some(({ job }) => job?.kind.isLarge);
  }

  for (let at = 0; at < threadCount; at++) threads.push(start(at === 0));

  return {
    addState(key, state) {
      states.set(key, { state, prepared: new Map() });
      for (const thread of threads) post(thread, { type: 'STATE', key, state });
    },
    addPrepared(key, name, answer) {
      const known = states.get(key);
      if (!known) return;
      known.prepared.set(name, answer);
      for (const thread of threads) post(thread, { type: 'PREPARED', key, name, answer });
    },
    dropState(key) {
      if (!states.delete(key)) return;
      for (const thread of threads) post(thread, { type: 'DROP', key });
    },
    ask<Question, Answer>(kind: QuestionKind<Question, Answer>, question: Question, { caller, key, knownKeys, signal }: Asked) {
      return new Promise<Answer>((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (small.size + large.size >= MAX_WAITING) return reject(unavailable('Too many questions wait for an answer.'));
        const queue = kind.isLarge ? large : small;
        const job: Job = { id: ++lastId, caller, kind, question, key, knownKeys, resolve: settle(resolve), reject: settle(reject) };
        function settle<Value>(end: (value: Value) => void) {
          return (value: unknown) => {
            signal.removeEventListener('abort', cancel);
            end(value as Value);
          };
        }
        function cancel(): void {
          queue.remove(caller, job);
          const thread = threads.find(({ job: running }) => running === job);
          if (thread) Atomics.store(thread.cancelled, 0, job.id);
          job.reject(signal.reason);
        }
        signal.addEventListener('abort', cancel, { once: true });
        // A large question never comes to the thread that is left to others.
        if (!kind.isLarge) shares.noteAsked(caller);
        queue.add(caller, job);
        for (const idle of threads) dispatch(idle);
      });
    },
    get computed() {
      return computed;
    },
    get waiting() {
      return small.size + large.size;
    },
    async stop() {
      isStopping = true;
      for (const queue of [small, large])
        for (let job = queue.take(); job; job = queue.take()) job.reject(unavailable('The server stops.'));
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function toError({ code, message, stack, retryAfterSeconds }: Extract<AnswererMessage, { type: 'FAILURE' }>): Error {
  if (code !== null) return new AppError(code, { userMessage: message, ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }) });
  return Object.assign(new Error(message), { stack });
}
