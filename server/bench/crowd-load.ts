import { setTimeout as delay } from 'node:timers/promises';
import { startBenchServer } from './bench-server';
import { uniqueRange } from './reading-questions';

const RECORDS = 3_000;
const HEAVY = 100;
const SMALL_EVERY_MILLISECONDS = 10;
const MEASURES =
  'leaveDays leaveCount employeeCount absenceRate { value } meanDuration { value } leadTime { medianDays } shareOfColumn { value }';
const HEAVY_QUERY = `query ($filter: LeaveFilter) {
  leaveAggregate(filter: $filter, groupBy: [EMPLOYEE, YEAR_MONTH]) { total { ${MEASURES} } rows { keys { id label } measures { ${MEASURES} } } }
}`;
const SMALL_QUERY =
  'query ($filter: LeaveFilter) { leaveAggregate(filter: $filter, groupBy: [LEAVE_TYPE]) { rows { measures { leaveDays } } } }';

/** A hundred heavy aggregates of one caller at once, and the small requests of another one meanwhile. */
export async function runCrowdLoad(): Promise<Record<string, number>> {
  const server = await startBenchServer({ records: RECORDS, moment: new Date() });
  try {
    const [heavy, other] = [await server.mint('ADMIN'), await server.mint('VIEWER')];
    let count = 0;
    const askSmall = async () =>
      (await server.ask(other, SMALL_QUERY, { filter: { yearMonths: [`20${10 + (++count % 80)}-01`] } })).milliseconds;
    // The first one of a VIEWER is judged, which is measured elsewhere.
    await askSmall();
    const before = await server.readProcess();
    const begun = performance.now();
    let isDone = false;
    const crowd = Promise.all(
      Array.from({ length: HEAVY }, (_, at) => server.ask(heavy, HEAVY_QUERY, { filter: uniqueRange(at + 1) })),
    ).then(() => {
      isDone = true;
      return performance.now() - begun;
    });
    const small: Promise<number>[] = [];
    while (!isDone) {
      small.push(askSmall());
      await delay(SMALL_EVERY_MILLISECONDS);
    }
    const answered = await crowd;
    const taken = (await Promise.all(small)).toSorted((a, b) => a - b);
    const after = await server.readProcess();
    return {
      'all answered after, ms': Math.round(answered),
      "others' small requests": taken.length,
      "others' p50 ms": Math.round(taken[Math.floor(taken.length / 2)] ?? Number.NaN),
      "others' p99 ms": Math.round(taken[Math.floor(taken.length * 0.99)] ?? Number.NaN),
      'memory more, MB': after.peakMb - before.residentMb,
    };
  } finally {
    await server.stop();
  }
}
