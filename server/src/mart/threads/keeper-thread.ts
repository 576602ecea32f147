import type { Worker } from 'node:worker_threads';
import type { Logger } from '../../logger';
import type { MartState } from '../state';
import type { KeeperMessage, KeeperRequest, LoadStage, SharedData, StateLoad } from './messages';
import { createRestartPause } from './restart-pause';
import { startThread } from './start-thread';

/** The thread that keeps the newest state, as the main thread sees it. One that dies is replaced. */
export interface KeeperThread {
  readonly stage: LoadStage;
  /** Whether its last look could read the database. */
  readonly isReachable: boolean;
  /** Null before the first state. */
  readonly lastLoad: StateLoad | null;
  look(): void;
  stop(): Promise<void>;
}

interface Options {
  workerFile: string;
  workerData: SharedData;
  logger: Logger;
  onState: (state: MartState) => void;
  /** How long a look may take before the database counts as not reachable; left out: a minute. A first load may take longer. */
  patienceMilliseconds?: number;
}

const PATIENCE_MILLISECONDS = 60_000;

export function startKeeperThread({
  workerFile,
  workerData,
  logger,
  onState,
  patienceMilliseconds = PATIENCE_MILLISECONDS,
}: Options): KeeperThread {
  let stage: LoadStage = 'CONNECTING';
  let isReachable = true;
  let lastLoad: StateLoad | null = null;
  let newest: MartState | null = null;
  let isStopping = false;
  const readPause = createRestartPause();
  let silence: NodeJS.Timeout | null = null;
  let worker = start();

  function start(): Worker {
    const thread = startThread(workerFile, { ...workerData, role: 'KEEPER', newest });
    expectMessage();
    thread.on('message', onMessage);
    thread.on('error', (error) => logger.error({ err: error }, 'the thread that keeps the mart died'));
    thread.on('exit', (code) => {
      // It ends by itself where it has read everything.
      setTimeout(replace, code === 0 ? 0 : readPause()).unref();
    });
    return thread;
  }

  function replace(): void {
    if (!isStopping) worker = start();
  }

  // The keeper looks every few seconds and reports each look: no report is a statement that never ends.
  function expectMessage(): void {
    if (silence) clearTimeout(silence);
    if (isStopping) return;
    silence = setTimeout(noteReachable, patienceMilliseconds, false, 'The last look at the database has not ended.').unref();
  }

  function onMessage(message: KeeperMessage): void {
    expectMessage();
    if (message.type === 'STAGE') stage = message.stage;
    else if (message.type === 'LOOKED') noteReachable(message.isReachable, message.problem);
    else {
      lastLoad = message.load;
      newest = message.state;
      onState(message.state);
    }
  }

  function noteReachable(reachable: boolean, problem: string | null): void {
    if (reachable === isReachable) return;
    isReachable = reachable;
    if (reachable) logger.info('the mart reads the database again');
    else if (stage === 'READY') logger.warn({ problem }, 'the mart cannot read the database; figures stay as they are');
    // On a new database the migrations come first.
    else logger.info({ problem }, 'the mart waits for the database');
  }

  return {
    get stage() {
      return stage;
    },
    get isReachable() {
      return isReachable;
    },
    get lastLoad() {
      return lastLoad;
    },
    look: () => worker.postMessage({ type: 'LOOK' } satisfies KeeperRequest),
    async stop() {
      isStopping = true;
      if (silence) clearTimeout(silence);
      worker.postMessage({ type: 'STOP' } satisfies KeeperRequest);
      await worker.terminate();
    },
  };
}
