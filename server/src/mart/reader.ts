import { setMaxListeners } from 'node:events';
import { nameQuestion, type QuestionKind } from './question';
import type { SharedAnswers } from './shared-answers';
import type { MartState } from './state';
import { type KnownState, type KnownStates, mostKept } from './states/known-states';
import type { AnswererPool } from './threads/answerer-pool';
import { requireNewest, type Versions } from './versions';

/** The caller left before the answer: nobody reads what follows. */
export class CallerGoneError extends Error {}

/** What a request reads the mart through: every answer comes from the version that its first one came from, until it goes on to another. */
export interface MartReader {
  /** The version that this request reads. @throws {AppError} SERVICE_UNAVAILABLE before the mart is loaded. */
  readonly dataVersion: string;
  /** Differs for any two states. Null before the mart is loaded. */
  readonly versionKey: string | null;
  /** Whether it went on to another version: answers of before are of the earlier one. */
  readonly hasMoved: boolean;
  /** How many earlier states one question may use without reading them again each time. */
  readonly maxKnown: number;
  /** @param knownRunIds earlier states that the answer needs: those after these runs. */
  ask<Question, Answer>(kind: QuestionKind<Question, Answer>, question: Question, knownRunIds?: readonly string[]): Promise<Answer>;
  /** Has a question answered once for the version, and its answer handed to every thread: see `MartView.prepared`. */
  prepare<Question, Answer>(kind: QuestionKind<Question, Answer>, question: Question): Promise<void>;
  /**
   * Goes on to the newest version where that is another than the given one; where it is not, waits for the next, but no longer than given.
   */
  reopen(versionKey: string, milliseconds: number): Promise<void>;
  /** Gives its versions up. Questions in progress are cancelled. */
  close(): void;
}

interface Parts {
  versions: Versions;
  pool: AnswererPool;
  knownStates: KnownStates;
  answers: SharedAnswers;
  /** Makes the keeper look at the database. */
  look: () => void;
}

/** @param caller who asks: callers take turns. */
export function createReader({ versions, pool, knownStates, answers, look }: Parts, caller: string): MartReader {
  const gone = new AbortController();
  // Each question in progress is a listener: Node would warn of a leak at the eleventh.
  setMaxListeners(0, gone.signal);
  // The last one is read. Those before it stay until the end: questions on them may be in progress.
  const pinned: MartState[] = [];
  const known = new Map<string, KnownState>();

  function pin(state: MartState = pinned.at(-1) ?? requireNewest(versions)): MartState {
    if (pinned.at(-1) === state) return state;
    gone.signal.throwIfAborted();
    pinned.push(state);
    versions.hold(state);
    return state;
  }

  async function keyAfter(runId: string, state: MartState): Promise<string> {
    if (runId === state.version.runId) return state.version.key;
    gone.signal.throwIfAborted();
    const used = known.get(runId) ?? knownStates.use(runId, state);
    known.set(runId, used);
    const key = await used.key;
    gone.signal.throwIfAborted();
    return key;
  }

  return {
    get dataVersion() {
      return pin().version.dataVersion;
    },
    get versionKey() {
      return versions.newest ? pin().version.key : null;
    },
    get hasMoved() {
      return pinned.length > 1;
    },
    get maxKnown() {
      return mostKept(pin().leaves.count);
    },
    async ask(kind, question, knownRunIds = []) {
      const state = pin();
      const { key } = state.version;
      const knownKeys = await Promise.all(knownRunIds.map((runId) => keyAfter(runId, state)));
      const name = JSON.stringify([key, knownKeys, nameQuestion(kind, question)]);
      return answers.share(name, gone.signal, (signal) => pool.ask(kind, question, { caller, key, knownKeys, signal }));
    },
    prepare: (kind, question) => versions.prepare(pin().version.key, caller, kind, question),
    async reopen(versionKey, milliseconds) {
      if (pin().version.key !== versionKey) return;
      look();
      await versions.untilMoved(versionKey, milliseconds);
      gone.signal.throwIfAborted();
      const { newest } = versions;
      // Another part of the request may have gone on meanwhile.
      if (newest && pin().version.key === versionKey) pin(newest);
    },
    close() {
      if (gone.signal.aborted) return;
      gone.abort(new CallerGoneError('The caller is gone'));
      for (const { version } of pinned) versions.release(version.key);
      for (const state of known.values()) state.release();
    },
  };
}
