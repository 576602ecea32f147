import type { ErrorCode } from '../../errors';
import type { MartState } from '../state';

export interface WorkerData {
  role: 'KEEPER' | 'ANSWERER';
  /** For the keeper: where states are read from. */
  databaseUrl: string;
  sourceTimeZone: string;
  /** How often the keeper looks by itself. */
  lookMilliseconds: number;
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
  isCancelled: boolean;
}

/** From an answering thread. */
export type AnswererMessage = { type: 'ANSWER'; id: number; answer: unknown } | ({ type: 'FAILURE'; id: number } & FailureMessage);

/** To the keeper. */
export type KeeperRequest = { type: 'LOOK' } | { type: 'READ_KNOWN'; runId: string } | { type: 'STOP' };

/** How far the first state is. */
export type LoadStage = 'CONNECTING' | 'LOADING' | 'READY';

/** From the keeper. */
export type KeeperMessage =
  | { type: 'STAGE'; stage: LoadStage }
  | { type: 'STATE'; state: MartState }
  /** Whether the last look could read the database. */
  | { type: 'LOOKED'; isReachable: boolean; problem: string | null }
  | { type: 'KNOWN_STATE'; runId: string; state: MartState }
  | { type: 'KNOWN_FAILURE'; runId: string; message: string };
