import { setTimeout as delay } from 'node:timers/promises';
import { startBenchServer } from './bench-server';
import { createHttpClient } from './http-client';
import type { LoadFigure } from './load-figure';
import { percentile, round } from './percentile';
import { uniqueRange } from './reading-questions';
import { createTally } from './tally';

const RECORDS = 3_000;
const HEAVY = 100;
const WARM_UP = 30;
const SMALL_EVERY_MILLISECONDS = 10;
const MAX_SMALL_AT_ONCE = 50;
/** After the crowd came, somebody else opens a connection. */
const NEWCOMER_AFTER_MILLISECONDS = 50;
const MEASURES =
  'leaveDays leaveCount employeeCount absenceRate { value } meanDuration { value } leadTime { medianDays } shareOfColumn { value }';
const HEAVY_QUERY = `query ($filter: LeaveFilter) {
  leaveAggregate(filter: $filter, groupBy: [EMPLOYEE, YEAR_MONTH]) { total { ${MEASURES} } rows { keys { id label } measures { ${MEASURES} } } }
}`;
const SMALL_QUERY =
  'query ($filter: LeaveFilter) { leaveAggregate(filter: $filter, groupBy: [LEAVE_TYPE]) { rows { measures { leaveDays } } } }';

/** A hundred heavy aggregates of one caller at once, and the small requests of another one meanwhile. */
export async function runCrowdLoad(): Promise<LoadFigure[]> {
  const server = await startBenchServer({ records: RECORDS, moment: new Date() });
  // Connections of their own: a server takes one new connection in a turn of its loop, so a newcomer waits behind those of the crowd.
  const [others, newcomer] = [createHttpClient(), createHttpClient()];
  try {
    const [heavy, other] = [await server.mint('ADMIN'), await server.mint('VIEWER')];
    let count = 0;
    const askSmall = (client = others) =>
      client.post(`${server.origin}/graphql`, other, {
        query: SMALL_QUERY,
        variables: { filter: { yearMonths: [`20${10 + (++count % 80)}-01`] } },
      });
    // The first one of a VIEWER waits for the disclosure check, which the bench measures.
    await askSmall();
    // A server that has just started compiles its code while it answers.
    for (let at = 0; at < WARM_UP; at++) await server.ask(heavy, HEAVY_QUERY, { filter: uniqueRange(HEAVY + at + 1) });
    for (let at = 0; at < WARM_UP; at++) await askSmall();
    // As browsers have, the others have their connections.
    await Promise.all(Array.from({ length: MAX_SMALL_AT_ONCE }, () => askSmall()));
    await server.readMetrics();
    const { residentMb, cpuSeconds: cpuBefore } = await server.readProcess();
    await server.resetPeak();
    const aggregates = createTally();
    const small = createTally();
    const begun = performance.now();
    let isDone = false;
    const crowd = Promise.all(
      Array.from({ length: HEAVY }, (_, at) => aggregates.add(server.ask(heavy, HEAVY_QUERY, { filter: uniqueRange(at + 1) }))),
    ).then(() => {
      isDone = true;
      return performance.now() - begun;
    });
    const first = delay(NEWCOMER_AFTER_MILLISECONDS).then(() => askSmall(newcomer));
    const asked = new Set<Promise<void>>();
    while (!isDone) {
      if (asked.size < MAX_SMALL_AT_ONCE) {
        const one: Promise<void> = small.add(askSmall()).finally(() => asked.delete(one));
        asked.add(one);
      }
      await delay(SMALL_EVERY_MILLISECONDS);
    }
    const answered = await crowd;
    await Promise.all(asked);
    const { milliseconds: firstOfNewcomer } = await first;
    const { eventLoopP99Milliseconds } = await server.readMetrics();
    const { peakMb, cpuSeconds } = await server.readProcess();
    for (const { firstProblem } of [aggregates, small])
      if (firstProblem !== null) console.log(`The first request that was not answered: ${firstProblem}`);
    return [
      { what: `${HEAVY} heavy aggregates at once: all answered after, ms`, measured: round(answered), target: 1_500 },
      { what: 'heavy aggregates that failed', measured: aggregates.failed, target: 0 },
      { what: "others' small requests meanwhile", measured: small.taken.length },
      { what: 'small requests that failed', measured: small.failed, target: 0 },
      { what: 'a small request, p50 ms', measured: round(percentile(small.taken, 0.5)) },
      { what: 'a small request, p99 ms', measured: round(percentile(small.taken, 0.99)), target: 60 },
      { what: 'the first request of somebody who comes during the crowd, ms', measured: round(firstOfNewcomer) },
      { what: 'event-loop delay p99 in the crowd, ms', measured: round(eventLoopP99Milliseconds), target: 20 },
      { what: 'CPU of the server in the crowd, s', measured: round(cpuSeconds - cpuBefore) },
      { what: 'memory more in the crowd, MB', measured: peakMb - residentMb, target: 100 },
    ];
  } finally {
    others.close();
    newcomer.close();
    await server.stop();
  }
}
