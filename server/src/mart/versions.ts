import { unavailable } from '../errors';
import { nameQuestion, type QuestionKind } from './question';
import type { MartState } from './state';
import type { AnswererPool } from './threads/answerer-pool';

/** The newest state, and older ones for as long as requests read them. */
export interface Versions {
  readonly newest: MartState | null;
  /** Swaps a state in. @returns the one before; null where the state is the one that is there. */
  swap(state: MartState): { before: MartState | null } | null;
  /** Keeps a state until it is released as often as it was held. */
  hold(state: MartState): void;
  release(key: string): void;
  /** Resolves when a version other than the given one is loaded, or after the timeout. */
  untilMoved(versionKey: string, milliseconds: number): Promise<void>;
  /** Resolves when a version is loaded, or waiting has ended. */
  untilReady(): Promise<void>;
  /** Has a question answered once for a state, and its answer handed to every thread. */
  prepare<Question, Answer>(key: string, caller: string, kind: QuestionKind<Question, Answer>, question: Question): Promise<void>;
  /** Ends all waiting. */
  stop(): void;
}

/** A question whose answer every thread has. */
export interface Preparation {
  kind: QuestionKind<unknown, unknown>;
  question: unknown;
}

/** For this long after it was requested, an answer is prepared for each new version before anybody asks. */
const WANTED_MILLISECONDS = 10 * 60_000;
/** Open pages ask again as soon as a version is there: they come first. */
const AFTER_PAGES_MILLISECONDS = 1_000;

/** @param first what is prepared as if somebody had asked for it at the start. */
export function createVersions(pool: AnswererPool, first: readonly Preparation[] = []): Versions {
  const holders = new Map<string, number>();
  /** Answers that every thread has, or will have, by the key of their state and the name of their question. */
  const prepared = new Map<string, Map<string, Promise<void>>>();
  const wanted = new Map<string, Preparation & { until: number }>();
  for (const preparation of first) want(preparation);
  let newest: MartState | null = null;
  let isStopping = false;
  const waiters = new Set<() => void>();

  function wake(): void {
    const woken = [...waiters];
    waiters.clear();
    for (const waiter of woken) waiter();
  }

  function want({ kind, question }: Preparation): void {
    wanted.set(nameQuestion(kind, question), { kind, question, until: Date.now() + WANTED_MILLISECONDS });
  }

  function prepareWanted(key: string): void {
    if (newest?.version.key !== key || isStopping) return;
    for (const [name, { kind, question, until }] of wanted) {
      if (until < Date.now()) wanted.delete(name);
      else void begin(key, 'mart', kind, question).catch(() => undefined);
    }
  }

  /** Goes on where its caller is gone: others will need it, too. */
  function begin<Question>(key: string, caller: string, kind: QuestionKind<Question, unknown>, question: Question): Promise<void> {
    const name = nameQuestion(kind, question);
    const ofState = prepared.get(key) ?? new Map<string, Promise<void>>();
    prepared.set(key, ofState);
    const known = ofState.get(name);
    if (known) return known;
    const { signal } = new AbortController();
    const preparing = pool
      .ask(kind, question, { caller, key, knownKeys: [], signal })
      .then((answer) => pool.addPrepared(key, name, answer));
    ofState.set(name, preparing);
    preparing.catch(() => ofState.delete(name));
    return preparing;
  }

  function dropUnused(key: string): void {
    if (holders.has(key) || newest?.version.key === key) return;
    prepared.delete(key);
    pool.dropState(key);
  }

  return {
    get newest() {
      return newest;
    },
    swap(state) {
      const before = newest;
      // A keeper that was replaced reads everything again, including what is loaded.
      if (before?.version.key === state.version.key) return null;
      newest = state;
      pool.addState(state.version.key, state);
      if (before) dropUnused(before.version.key);
      setTimeout(prepareWanted, AFTER_PAGES_MILLISECONDS, state.version.key).unref();
      wake();
      return { before };
    },
    hold({ version: { key } }) {
      holders.set(key, (holders.get(key) ?? 0) + 1);
    },
    release(key) {
      const left = (holders.get(key) ?? 1) - 1;
      if (left > 0) holders.set(key, left);
      else holders.delete(key);
      dropUnused(key);
    },
    untilMoved(versionKey, milliseconds) {
      return new Promise((resolve) => {
        if (isStopping || (newest && newest.version.key !== versionKey)) return resolve();
        const end = () => {
          clearTimeout(timer);
          waiters.delete(end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        waiters.add(end);
      });
    },
    async untilReady() {
      while (!newest && !isStopping) await new Promise<void>((resolve) => waiters.add(resolve));
    },
    prepare(key, caller, kind, question) {
      want({ kind, question });
      return begin(key, caller, kind, question);
    },
    stop() {
      isStopping = true;
      wake();
    },
  };
}

/** @throws {AppError} SERVICE_UNAVAILABLE before a version is loaded. */
export function requireNewest({ newest }: Pick<Versions, 'newest'>): MartState {
  if (newest) return newest;
  throw unavailable('The figures are being loaded.');
}
