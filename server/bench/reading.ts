import { type BenchServer, startBenchServer } from './bench-server';
import { OVERVIEW, READING_QUESTIONS } from './reading-questions';

const ATTEMPTS = 7;
const MINUTES_OF_CHANGES = 10;

/** Prints how long every question takes at one size, each attempt with a filter of its own, with CPU, memory and event-loop delay. */
export async function benchReading(records: number): Promise<void> {
  const moment = new Date();
  const server = await startBenchServer({ records, moment });
  try {
    console.log(`\n${records} records: ready ${server.readySeconds.toFixed(1)} s after the start`);
    const { residentMb } = await server.readProcess();
    console.table(await askEverything(server));
    await server.ingest(new Date(moment.getTime() + MINUTES_OF_CHANGES * 60_000));
    const after = await server.readProcess();
    console.table({
      'memory when ready, MB': residentMb,
      'memory after all questions, MB': after.residentMb,
      'memory at its highest, MB': after.peakMb,
      'event-loop delay p99, ms': toMilliseconds(await server.readMetric('nodejs_eventloop_lag_p99_seconds')),
      'following a run with ten minutes of changes, ms': toMilliseconds(await server.readMetric('leave_analytics_mart_last_load_seconds')),
    });
  } finally {
    await server.stop();
  }
}

async function askEverything(server: BenchServer): Promise<Record<string, object>> {
  const figures: Record<string, object> = {};
  const tokens = { ADMIN: await server.mint('ADMIN'), VIEWER: await server.mint('VIEWER') };
  figures['Overview of a VIEWER, the first one of the version'] = await attempt(server, 1, () => server.ask(tokens.VIEWER, OVERVIEW, {}));
  let count = 0;
  for (const { name, query, variablesOf, role } of READING_QUESTIONS) {
    figures[name] = await attempt(server, ATTEMPTS, () => server.ask(tokens[role], query, variablesOf(++count)));
  }
  return figures;
}

async function attempt(server: BenchServer, times: number, ask: () => Promise<{ milliseconds: number }>): Promise<object> {
  const taken: number[] = [];
  const before = await server.readProcess();
  for (let time = 0; time < times; time++) taken.push((await ask()).milliseconds);
  const { cpuSeconds } = await server.readProcess();
  const sorted = taken.toSorted((a, b) => a - b);
  return {
    'median ms': Number((sorted[Math.floor(times / 2)] ?? Number.NaN).toFixed(1)),
    'least ms': Number((sorted[0] ?? Number.NaN).toFixed(1)),
    'most ms': Number((sorted.at(-1) ?? Number.NaN).toFixed(1)),
    'CPU ms each': Math.round(((cpuSeconds - before.cpuSeconds) / times) * 1000),
  };
}

const toMilliseconds = (seconds: number) => Math.round(seconds * 1000);
