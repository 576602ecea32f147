import type { ErrorCode } from '../../errors';
import type { MartState } from '../state';
import type { PackedAnswer } from './pack-answer';

/** What every thread knows; for those who read states: where from. */
export interface SharedData {
  databaseUrl: string;
  sourceTimeZone: string;
  /** How often the keeper looks by itself. */
  lookMilliseconds: number;
}

export interface WorkerData extends SharedData {
  role: 'KEEPER' | 'KNOWN_READER' | 'ANSWERER';
  /** For the keeper: the state to follow from. Null: there is none. */
  newest: MartState | null;
  /** For an answerer: element 0 is the number of the question that nobody waits for any more. */
  cancelled: Int32Array;
}

/** To an answering thread. */
export type AnswererRequest =
  | { type: 'STATE'; key: string; state: MartState }
  | { type: 'PREPARED'; key: string; name: string; answer: unknown }
  | { type: 'DROP'; key: string }
  | { type: 'ASK'; id: number; name: string; question: unknown; key: string; knownKeys: readonly string[] };

export interface FailureMessage {
  /** Of an error that the caller is meant to understand; null: any other. */
  code: ErrorCode | null;
  message: string;
  stack: string;
  retryAfterSeconds: number | null;
}

/** From an answering thread. */
export type AnswererMessage =
  /** `seconds`: how long the thread computed. */
  { type: 'ANSWER'; id: number; packed: PackedAnswer; seconds: number } | ({ type: 'FAILURE'; id: number } & FailureMessage);

/** To the keeper. */
export type KeeperRequest = { type: 'LOOK' } | { type: 'STOP' };

/** To the thread that reads earlier states: which, and the state that it may differ little from. */
export interface KnownReaderRequest {
  id: number;
  runId: string;
  newest: MartState;
}

/** From that thread. */
export type KnownReaderMessage = { id: number; state: MartState } | { id: number; state: null; problem: string };

/** How far the first state is. */
export type LoadStage = 'CONNECTING' | 'LOADING' | 'READY';

/** How the newest state came about. */
export interface StateLoad {
  seconds: number;
  /** Built from what changed, not from everything. */
  isFollowed: boolean;
}

/** From the keeper. */
export type KeeperMessage =
  | { type: 'STAGE'; stage: LoadStage }
  | { type: 'STATE'; state: MartState; load: StateLoad }
  /** Whether the last look could read the database. */
  | { type: 'LOOKED'; isReachable: boolean; problem: string | null };
