import { setTimeout as delay } from 'node:timers/promises';
import { type BenchServer, startBenchServer } from './bench-server';
import { READING_QUESTIONS } from './reading-questions';

export interface PeopleLoad {
  records: number;
  people: number;
  /** How many come in a second. */
  joining: number;
  seconds: number;
}

const PAGES = new Set([
  'Overview: four groupings with their total',
  'two heatmaps: fiscal year by month and by weekday',
  'leaves, the newest 50 with their total',
]);
const CHANGE_EVERY_MILLISECONDS = 15_000;
const MINUTES_OF_CHANGES = 10;

/** People who look at pages, each with filters of their own, one click every one to three seconds, while runs bring changes. */
export async function runPeopleLoad({ records, people, joining, seconds }: PeopleLoad): Promise<Record<string, number>> {
  const moment = new Date();
  const server = await startBenchServer({ records, moment });
  try {
    const token = await server.mint('ADMIN');
    const questions = READING_QUESTIONS.filter(({ name }) => PAGES.has(name));
    const taken: number[] = [];
    let failed = 0;
    let asked = 0;
    const end = performance.now() + (people / joining + seconds) * 1000;

    async function look(person: number): Promise<void> {
      await delay((person / joining) * 1000);
      while (performance.now() < end) {
        const { query, variablesOf } = questions[asked % questions.length]!;
        try {
          taken.push((await server.ask(token, query, variablesOf(++asked))).milliseconds);
        } catch {
          failed++;
        }
        await delay(1_000 + Math.random() * 2_000);
      }
    }

    const changing = bringChanges(server, moment, end);
    await Promise.all(Array.from({ length: people }, (_, person) => look(person)));
    const runs = await changing;
    const { peakMb } = await server.readProcess();
    const sorted = taken.toSorted((a, b) => a - b);
    const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1));
    return {
      questions: taken.length,
      failed,
      'runs with changes': runs,
      'p50 ms': at(0.5),
      'p95 ms': at(0.95),
      'p99 ms': at(0.99),
      'event-loop delay p99, ms': Math.round((await server.readMetric('nodejs_eventloop_lag_p99_seconds')) * 1000),
      'memory at its highest, MB': peakMb,
    };
  } finally {
    await server.stop();
  }
}

/** @returns how many runs there were. */
async function bringChanges(server: BenchServer, from: Date, end: number): Promise<number> {
  let runs = 0;
  for (;;) {
    await delay(CHANGE_EVERY_MILLISECONDS);
    if (performance.now() >= end) return runs;
    runs++;
    await server.ingest(new Date(from.getTime() + runs * MINUTES_OF_CHANGES * 60_000));
  }
}
