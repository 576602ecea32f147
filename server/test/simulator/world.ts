import pg from 'pg';
import { pino } from 'pino';
import type { WorkingCalendar } from '../../src/domain/working-calendar';
import { createHttpSource } from '../../src/ingest/1-fetch/http-source';
import { createIngestRunner, type IngestRunner } from '../../src/ingest/ingest-runner';
import type { MartState } from '../../src/mart/state';
import { createClock, type VirtualClock } from './clock';
import { type ArmedCrash, createInstance, type Instance, type Sabotage } from './instance';
import { createModel, type Model } from './model';
import { createRandom } from './random';
import type { SimulatedClient } from './simulated-client';
import { createSimulatedSource, DEADLINE_MS, MAX_PAGE_BYTES, PAGE_SIZE, type SimulatedSource } from './simulated-source';

export const SOURCE_TOKEN = 'simulated-token-that-no-log-may-hold';
const CALENDAR: WorkingCalendar = { workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }], holidays: [] };

export interface Process {
  instance: Instance;
  runner: IngestRunner;
}

/** Two instances of the product on one database, the source, a reader, and the model of the expected state. */
export interface World {
  clock: VirtualClock;
  source: SimulatedSource;
  processes: [Process, Process];
  /** Sees the database from outside. */
  observer: pg.Client;
  /** Data versions that were announced, in order. */
  heard: string[];
  reader: pg.Client;
  state: MartState | null;
  model: Model;
  crash: ArmedCrash | null;
  poll: PollModel;
  lastRunId: number;
  logLines: string[];
  /** Starts the process in place of a dead one. */
  restart(process: Process): void;
  close(): Promise<void>;
}

/** What decides on the next poll, in virtual milliseconds. */
export interface PollModel {
  /** When the last run began, in real milliseconds. */
  startedAtReal: number;
  lastStartAt: number | null;
  failuresInARow: number;
  errorClass: string | null;
  retryAt: number | null;
}

export async function createWorld(databaseUrl: string, seed: number, sabotage: Sabotage = (sql) => sql): Promise<World> {
  const random = createRandom(seed);
  const clock = createClock();
  const source = createSimulatedSource(random, clock);
  const logLines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => logLines.push(line) });

  const idle: SimulatedClient[] = [];
  const start = (): Process => {
    const instance = createInstance({
      clock,
      fetchPage: source.fetch,
      random: random.next,
      sabotage,
      idle,
    });
    const { surroundings } = instance;
    const httpSource = createHttpSource({
      url: `https://vyaguta.example.com/api/leave/leaves?fetchType=all&endDate=2024-04-23&size=${PAGE_SIZE}`,
      token: SOURCE_TOKEN,
      daysAhead: 365,
      timeZone: 'Asia/Kathmandu',
      deadlineMs: DEADLINE_MS,
      maxPageBytes: MAX_PAGE_BYTES,
      onRetry: (error) => logger.warn(error.message),
      surroundings,
    });
    return { instance, runner: createIngestRunner({ databaseUrl, source: httpSource, calendar: CALENDAR, logger, surroundings }) };
  };
  const connect = async () => {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'simulator' });
    await client.connect();
    return client;
  };

  const [observer, reader] = await Promise.all([connect(), connect()]);
  const heard: string[] = [];
  observer.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await observer.query('listen data_version_changed');
  const world: World = {
    clock,
    source,
    processes: [start(), start()],
    observer,
    heard,
    reader,
    state: null,
    model: createModel(),
    crash: null,
    poll: { startedAtReal: performance.now(), lastStartAt: null, failuresInARow: 0, errorClass: null, retryAt: null },
    lastRunId: 0,
    logLines,
    restart(process) {
      world.processes[world.processes.indexOf(process)] = start();
    },
    async close() {
      for (const client of idle) client.break();
      await Promise.all([observer.end(), reader.end()]);
    },
  };
  return world;
}
