import { readDemoRecords } from '../demo-upstream/demo-upstream';
import { parseLocalDate } from '../src/domain/local-date';
import type { PlainRequest } from './oracles/forecast-oracle';

// Companies with years of requests, each made by rules of its own, to see how forecasts do on them.

const MILLISECONDS_PER_DAY = 86_400_000;
const dayOf = (text: string) => Math.floor(Date.parse(text) / MILLISECONDS_PER_DAY);

/** The demo company, by its departments. */
export function demoCompany(records: number, seed: number, today: string): PlainRequest[] {
  const set = readDemoRecords({ records, seed, moment: new Date(`${today}T06:00:00Z`) });
  const departments = new Map<string, number>();
  const requests: PlainRequest[] = [];
  for (let at = 0; at < set.total; at++) {
    const record = set.read(at) as Record<string, string | number>;
    const [first, last, leaveDays] = [dayOf(String(record.startDate)), dayOf(String(record.endDate)), Number(record.leaveDays)];
    if (!(last >= first) || !(leaveDays > 0)) continue;
    const department = String(record.departmentDescription);
    if (!departments.has(department)) departments.set(department, departments.size);
    const length = last - first + 1;
    requests.push({
      group: departments.get(department) as number,
      requestedDay: dayOf(String(record.createdAt)),
      isApproved: (record.status ?? record.leaveStatus) === 'APPROVED',
      days: Array.from({ length }, (_, day) => ({ day: first + day, micro: Math.floor((leaveDays * 1e6) / length) })),
    });
  }
  return requests;
}

/** How many requests begin on a date, in the mean, and how long before it they are made. */
interface Rules {
  perDay: (month: number, dayOfMonth: number) => number;
  meanLeadDays: number;
}

/** A chain of shops: hardly any leave before Christmas, a peak around it, much in January. */
export const RETAIL: Rules = {
  perDay: (month, dayOfMonth) => (month === 12 && dayOfMonth >= 10 ? 4.5 : month === 1 ? 2 : month === 11 ? 0.3 : 1),
  meanLeadDays: 35,
};

/** A school: nearly all leave in its holidays, asked for long before. */
export const SCHOOL: Rules = {
  perDay: (month, dayOfMonth) =>
    (month === 7 && dayOfMonth > 5) ||
    month === 8 ||
    (month === 12 && dayOfMonth >= 20) ||
    (month === 4 && dayOfMonth >= 5 && dayOfMonth <= 18)
      ? 6
      : 0.15,
  meanLeadDays: 70,
};

/** Requests from `from` to half a year after `today`, as they are known today. Deterministic by its seed. */
export function inventedCompany({ perDay, meanLeadDays }: Rules, { groups, size, seed, from, today }: Invented): PlainRequest[] {
  const random = mulberry(seed);
  const exponential = (mean: number) => Math.floor(-Math.log(1 - random()) * mean);
  const last = parseLocalDate(today) as number;
  const requests: PlainRequest[] = [];
  for (let day = parseLocalDate(from) as number; day < last + 182; day++) {
    const date = new Date(day * MILLISECONDS_PER_DAY);
    if (date.getUTCDay() % 6 === 0) continue;
    const mean = size * perDay(date.getUTCMonth() + 1, date.getUTCDate());
    for (let count = poisson(mean, random); count > 0; count--) {
      const length = 1 + exponential(2.2);
      const requestedDay = day - exponential(meanLeadDays);
      const request = { group: Math.floor(random() * groups), requestedDay, isApproved: random() < 0.9 };
      if (requestedDay <= last)
        requests.push({ ...request, days: Array.from({ length }, (_, at) => ({ day: day + at, micro: 1_000_000 })) });
    }
  }
  return requests;
}

interface Invented {
  groups: number;
  /** Requests a day in an ordinary time. */
  size: number;
  seed: number;
  from: string;
  today: string;
}

function poisson(mean: number, random: () => number): number {
  let count = 0;
  for (let product = random(); product > Math.exp(-mean); product *= random()) count++;
  return count;
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
