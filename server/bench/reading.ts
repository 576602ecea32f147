import { setTimeout as delay } from 'node:timers/promises';
import { type BenchServer, startBenchServer } from './bench-server';
import { median, round } from './percentile';
import { OVERVIEW, READING_QUESTIONS } from './reading-questions';

const ATTEMPTS = 15;
/** Before the attempts at a question: a server that has just started compiles its code while it answers. */
const WARM_UP_MILLISECONDS = 1_500;
const MINUTES_OF_CHANGES = 10;
/** At a million leaves a second on a quiet machine. */
const FOLLOW_MILLISECONDS = 60_000;
const RECORD_MILLISECONDS = 300_000;
const RECORD_LOOK_MILLISECONDS = 500;
/** Checks are recorded in their order: when the last one is, all are. */
const LAST_CHECK = '{ dataChecks(names: [OVERLAPPING_FISCAL_YEARS]) { dataVersion checks { trend { dataVersion } } } }';

/**
 * Prints how long every question takes at one size: the first time, and, where the server has answered some, with filters that nobody asked
 * before; then CPU, memory and delays.
 */
export async function benchReading(records: number): Promise<void> {
  const moment = new Date();
  const server = await startBenchServer({ records, moment });
  try {
    const { lastLoadSeconds } = await server.readMetrics();
    const { residentMb } = await server.readProcess();
    await server.resetPeak();
    console.log(`\n${records} records, ${ATTEMPTS} attempts with filters of their own, medians`);
    console.table(await askEverything(server));
    const asked = await server.readProcess();
    await server.ingest(new Date(moment.getTime() + MINUTES_OF_CHANGES * 60_000));
    const followed = await readNextLoad(server, lastLoadSeconds);
    const after = await server.readProcess();
    console.table({
      'first load by npm run ingest, s': round(server.loadSeconds),
      'start to ready, s': round(server.readySeconds),
      'building the mart, s': round(lastLoadSeconds),
      'following a run with ten minutes of changes, ms': round(followed * 1000),
      'memory when ready, MB': residentMb,
      'memory after all questions, MB': asked.residentMb,
      'memory at its highest since ready, MB': after.peakMb,
    });
  } finally {
    await server.stop();
  }
}

async function askEverything(server: BenchServer): Promise<Record<string, object>> {
  const figures: Record<string, object> = {};
  const tokens = { ADMIN: await server.mint('ADMIN'), VIEWER: await server.mint('VIEWER') };
  // A VIEWER's first question of a version waits for the disclosure check of the whole state.
  figures['Overview of a VIEWER, the first one of the version'] = summarise([await measure(server, tokens.VIEWER, OVERVIEW, {})]);
  await untilRecorded(server, tokens.ADMIN);
  let count = 0;
  for (const { name, query, variablesOf, role } of READING_QUESTIONS) {
    const cold = await measure(server, tokens[role], query, {});
    const warm = performance.now() + WARM_UP_MILLISECONDS;
    while (performance.now() < warm) await server.ask(tokens[role], query, variablesOf(++count));
    const attempts: Attempt[] = [];
    for (let time = 0; time < ATTEMPTS; time++) attempts.push(await measure(server, tokens[role], query, variablesOf(++count)));
    figures[name] = { 'first, ms': round(cold.milliseconds), ...summarise(attempts) };
  }
  return figures;
}

/** What follows a start is no part of the questions: the first record of the checks takes both cores for half a minute at a million. */
async function untilRecorded(server: BenchServer, token: string): Promise<void> {
  const end = performance.now() + RECORD_MILLISECONDS;
  while (performance.now() < end) {
    const { data } = JSON.parse(String((await server.ask(token, LAST_CHECK, {})).body));
    const { dataVersion, checks } = data.dataChecks;
    if (checks[0].trend.at(-1)?.dataVersion === dataVersion) return;
    await delay(RECORD_LOOK_MILLISECONDS);
  }
  throw new Error('The findings of the checks were not recorded.');
}

interface Attempt {
  milliseconds: number;
  inServer: number;
  inThreads: number;
  cpu: number;
  eventLoop: number;
}

async function measure(server: BenchServer, token: string, query: string, variables: object): Promise<Attempt> {
  // Reading the metrics takes CPU, too: it stands outside of what is measured.
  const metricsBefore = await server.readMetrics();
  const before = await server.readProcess();
  const { milliseconds } = await server.ask(token, query, variables);
  const after = await server.readProcess();
  const metricsAfter = await server.readMetrics();
  return {
    milliseconds,
    inServer: (metricsAfter.requestSeconds - metricsBefore.requestSeconds) * 1000,
    inThreads: (metricsAfter.questionSeconds - metricsBefore.questionSeconds) * 1000,
    cpu: (after.cpuSeconds - before.cpuSeconds) * 1000,
    eventLoop: metricsAfter.eventLoopP99Milliseconds,
  };
}

/** Over HTTP, from arrival to end in the server, the sum over the worker threads, CPU of the whole server, delay of its event loop. */
function summarise(attempts: readonly Attempt[]): Record<string, number> {
  const of = (read: (attempt: Attempt) => number) => attempts.map(read);
  return {
    'HTTP, ms': round(median(of(({ milliseconds }) => milliseconds))),
    'least, ms': round(Math.min(...of(({ milliseconds }) => milliseconds))),
    'in the server, ms': round(median(of(({ inServer }) => inServer))),
    'in its threads, ms': round(median(of(({ inThreads }) => inThreads))),
    'CPU, ms': round(of(({ cpu }) => cpu).reduce((sum, cpu) => sum + cpu, 0) / attempts.length),
    'event loop p99, ms': round(Math.max(...of(({ eventLoop }) => eventLoop))),
  };
}

/** Seconds that building the version after a run took: the run has ended, the mart follows a moment later. */
async function readNextLoad(server: BenchServer, before: number): Promise<number> {
  const end = performance.now() + FOLLOW_MILLISECONDS;
  while (performance.now() < end) {
    const { lastLoadSeconds } = await server.readMetrics();
    if (lastLoadSeconds !== before) return lastLoadSeconds;
    await delay(100);
  }
  throw new Error('The mart did not follow the run.');
}
