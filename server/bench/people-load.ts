import { setTimeout as delay } from 'node:timers/promises';
import { type BenchServer, startBenchServer } from './bench-server';
import type { LoadFigure } from './load-figure';
import { percentile, round } from './percentile';
import { READING_QUESTIONS } from './reading-questions';
import { createTally } from './tally';

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
const WARM_UP = 20;
const CHANGE_EVERY_MILLISECONDS = 15_000;
const MINUTES_OF_CHANGES = 10;

/** People who look at pages, each with filters of their own, one click every one to three seconds, while runs bring changes. */
export async function runPeopleLoad({ records, people, joining, seconds }: PeopleLoad): Promise<LoadFigure[]> {
  const moment = new Date();
  const server = await startBenchServer({ records, moment });
  try {
    const token = await server.mint('ADMIN');
    const questions = READING_QUESTIONS.filter(({ name }) => PAGES.has(name));
    const clicks = createTally();
    let asked = 0;
    // Made before: the source does so on another machine.
    const length = (people / joining + seconds) * 1000;
    const snapshots: string[] = [];
    for (let run = 1; run * CHANGE_EVERY_MILLISECONDS < length; run++)
      snapshots.push(await server.writeSnapshot(new Date(moment.getTime() + run * MINUTES_OF_CHANGES * 60_000)));
    // A server that has just started compiles its code while it answers.
    for (const { query, variablesOf } of questions)
      for (let time = 0; time < WARM_UP; time++) await server.ask(token, query, variablesOf(++asked));
    await server.resetPeak();
    const before = await server.readMetrics();
    const end = performance.now() + length;

    async function look(person: number): Promise<void> {
      await delay((person / joining) * 1000);
      while (performance.now() < end) {
        const { query, variablesOf } = questions[asked % questions.length]!;
        await clicks.add(server.ask(token, query, variablesOf(++asked)));
        await delay(1_000 + Math.random() * 2_000);
      }
    }

    const changing = bringChanges(server, snapshots, end);
    await Promise.all(Array.from({ length: people }, (_, person) => look(person)));
    const runs = await changing;
    const after = await server.readMetrics();
    const { peakMb } = await server.readProcess();
    if (clicks.firstProblem !== null) console.log(`The first click that was not answered: ${clicks.firstProblem}`);
    return [
      { what: `${people} people: clicks`, measured: clicks.taken.length },
      { what: 'clicks that failed', measured: clicks.failed, target: 0 },
      { what: 'runs with changes meanwhile', measured: runs },
      { what: 'a click, p50 ms', measured: round(percentile(clicks.taken, 0.5)) },
      { what: 'a click, p95 ms', measured: round(percentile(clicks.taken, 0.95)), target: 50 },
      { what: 'a click, p99 ms', measured: round(percentile(clicks.taken, 0.99)), target: 150 },
      {
        what: 'a click in the server, mean ms',
        measured: round(((after.requestSeconds - before.requestSeconds) * 1000) / clicks.taken.length),
      },
      { what: 'event-loop delay p99, ms', measured: round(after.eventLoopP99Milliseconds), target: 20 },
      { what: 'memory at its highest, MB', measured: peakMb, target: 250 },
    ];
  } finally {
    await server.stop();
  }
}

/** @returns how many runs there were. */
async function bringChanges(server: BenchServer, snapshots: readonly string[], end: number): Promise<number> {
  let runs = 0;
  for (const file of snapshots) {
    await delay(CHANGE_EVERY_MILLISECONDS);
    if (performance.now() >= end) break;
    await server.ingestFile(file);
    runs++;
  }
  return runs;
}
