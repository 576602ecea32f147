import { setTimeout as delay } from 'node:timers/promises';
import type { RecordSet } from '../demo-upstream/http';
import { type BenchServer, startBenchServer } from './bench-server';
import { median, round } from './percentile';
import { uniqueRange } from './reading-questions';

const ATTEMPTS = 7;
const CHANGED_ONE_IN = 100;
const LOOK_MILLISECONDS = 20;

const DAYS = `query ($filter: LeaveFilter, $at: DateTime) {
  leaveAggregate(filter: $filter, groupBy: [DEPARTMENT], asKnownAt: $at) { rows { keys { id } measures { leaveDays } } }
}`;
const EXPLAIN = `query ($from: String!, $to: String!, $filter: LeaveFilter) {
  explainChange(from: $from, to: $to, filter: $filter) { components { kind leaveDays leaveCount } }
}`;

/** Every hundredth record with half a day less, or more. */
const withChanges = ({ total, read }: RecordSet): RecordSet => ({
  total,
  read(index) {
    const record = read(index) as { leaveDays?: unknown };
    const { leaveDays } = record;
    if (index % CHANGED_ONE_IN !== 0 || typeof leaveDays !== 'number') return record;
    return { ...record, leaveDays: leaveDays > 1 ? leaveDays - 0.5 : leaveDays + 0.25 };
  },
});

/** Prints what a run costs that changes one leave in a hundred: following it, the state before it, and what explains the difference. */
export async function benchHistory(records: number): Promise<void> {
  const moment = new Date();
  const server = await startBenchServer({ records, moment });
  try {
    const figures = await changeOneInAHundred(server, await server.mint('ADMIN'), moment);
    console.log(`\n${records} records, a run that changed 1 % of them, medians of ${ATTEMPTS}`);
    console.table(figures);
  } finally {
    await server.stop();
  }
}

async function changeOneInAHundred(server: BenchServer, token: string, moment: Date): Promise<Record<string, number>> {
  const before = new Date();
  const { lastLoadSeconds } = await server.readMetrics();
  await server.ingest(moment, withChanges);
  const followed = await untilFollowed(server, lastLoadSeconds);
  const inServer = async (query: string, variables: object) => {
    const { requestSeconds } = await server.readMetrics();
    await server.ask(token, query, variables);
    return ((await server.readMetrics()).requestSeconds - requestSeconds) * 1000;
  };
  let count = 0;
  const medianOf = async (query: string, variables: object) => {
    const times: number[] = [];
    for (let time = 0; time < ATTEMPTS; time++) times.push(await inServer(query, { ...variables, filter: uniqueRange(10_000 + ++count) }));
    return median(times);
  };
  const at = before.toISOString();
  const first = await inServer(DAYS, { at, filter: uniqueRange(9_999) });
  const known = await medianOf(DAYS, { at });
  const now = await medianOf(DAYS, {});
  const [{ body }] = [await server.ask(token, '{ dataStatus { dataVersion } }', {})];
  const to = JSON.parse(body.toString()).data.dataStatus.dataVersion as string;
  const from = String(Number(to) - 1);
  return {
    'following a run that changed 1 % of the leaves, ms': round(followed * 1000),
    'days by department, ms': round(now),
    'the same as known before the run, its state being built, ms': round(first),
    'the same as known before the run, ms': round(known),
    'explainChange, 1 % of the leaves changed, ms': round(await medianOf(EXPLAIN, { from, to })),
    'explainChange, every leave new, ms': round(await medianOf(EXPLAIN, { from: '0', to })),
  };
}

async function untilFollowed(server: BenchServer, before: number): Promise<number> {
  for (;;) {
    const { lastLoadSeconds } = await server.readMetrics();
    if (lastLoadSeconds !== before) return lastLoadSeconds;
    await delay(LOOK_MILLISECONDS);
  }
}
