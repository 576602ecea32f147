import { isoWeekday } from '../../../domain/local-date';
import { openHalvesOn, shareOn } from '../../../mart/rostered';
import { NONE, type Rosters } from '../../../mart/state';

/** The dates of a cut, and which of its cells each is in. */
export interface CutDates {
  firstDay: number;
  /** From the key of the dimensions of dates to a place in the sums. */
  places: Map<number, number>;
  /** Places of the date at offset d: `place` from `start[d]` up to `start[d + 1]`; several where fiscal years overlap. */
  start: Int32Array;
  place: Int32Array;
}

/** Adds the dates from `from` to `to`, on which a person of the cells with this key has one calendar and pattern. */
export type AddStretch = (key: number, from: number, to: number, calendar: number, pattern: number) => void;

/** Rostered shares of stretches by key and, in each sum, by place: half millionths. */
export interface RosteredSums {
  add: AddStretch;
  /** A sum holds until the next one is taken. */
  list(throwIfCancelled: () => void): Iterable<[key: number, sum: Float64Array]>;
}

/** For dates that are all in one place: what a stretch has is the difference of two running sums, regardless of its pattern. */
export function createWholeSums(rosters: Rosters, dates: CutDates): RosteredSums {
  const { patterns } = rosters;
  const running = new Map<number, Float64Array>();
  const sums = new Map<number, Float64Array>();
  return {
    add(key, from, to, calendar, pattern) {
      const until = running.get(calendar) ?? runSums(rosters, calendar, dates);
      running.set(calendar, until);
      const [begin, end] = [8 * clip(from, dates), 8 * clip(to + 1, dates)];
      let sum = 0;
      if (pattern === NONE) sum = until[end + WEEK]! - until[begin + WEEK]!;
      else for (let at = 0; at < 7; at++) sum += patterns[7 * pattern + at]! * (until[end + at]! - until[begin + at]!);
      const known = sums.get(key);
      if (known) known[0]! += sum;
      else sums.set(key, Float64Array.of(sum));
    },
    list: () => sums,
  };
}

/** The offset of a day in the dates; the last one, and one more than that, are their end. */
function clip(day: number, { firstDay, start }: CutDates): number {
  return Math.min(start.length - 1, Math.max(0, day - firstDay));
}

const WEEK = 7;
/** Fewer dates than this are added one by one: quicker than differences of eight sums. */
const SHORT_RUN = 8;

/**
 * Element `8 * d + w`, over the dates before offset d: what the calendar leaves open of the dates of weekday w from Monday on, in halves;
 * of WEEK, the shares of the week of the calendar.
 */
function runSums(rosters: Rosters, calendar: number, { firstDay, start }: CutDates): Float64Array {
  const sums = new Float64Array(8 * start.length);
  for (let at = 0; at + 1 < start.length; at++) {
    sums.copyWithin(8 * (at + 1), 8 * at, 8 * (at + 1));
    if (start[at] === start[at + 1]) continue;
    const day = firstDay + at;
    sums[8 * (at + 1) + isoWeekday(day) - 1]! += openHalvesOn(rosters, calendar, day);
    sums[8 * (at + 1) + WEEK]! += shareOn(rosters, calendar, NONE, day);
  }
  return sums;
}

/** Somebody on dates of one pattern, as offsets: from `begin` up to, not including, `end`. */
interface Stretch {
  begin: number;
  end: number;
  pattern: number;
}

/**
 * For dates in several places. The patterns of the people of one calendar are added up by weekday first: a stretch of dates then has what
 * the calendar leaves open of its weekdays times the sums of these, regardless of how many patterns there are.
 */
export function createSumsByPlace(rosters: Rosters, dates: CutDates): RosteredSums {
  const { places, start, place } = dates;
  const runs = listRuns(dates);
  const running = new Map<number, Float64Array>();
  const weekday = Uint8Array.from({ length: start.length }, (_, at) => isoWeekday(dates.firstDay + at) - 1);
  /** Element `8 * d + w`: by how much the sum of weekday w changes at offset d; of WEEK, the number of people without a pattern. */
  const change = new Float64Array(8 * start.length);
  const isChanged = new Uint8Array(start.length);
  /** Inside it, not at its begin. */
  const isRunChanged = new Uint8Array(runs.count);
  const current = new Float64Array(8);
  const sums = new Float64Array(places.size);
  const byKey = new Map<number, Map<number, Stretch[]>>();

  function note(at: number, pattern: number, sign: number): void {
    isChanged[at] = 1;
    const run = runs.runOf[at]!;
    if (at !== runs.start[run]) isRunChanged[run] = 1;
    if (pattern === NONE) change[8 * at + WEEK]! += sign;
    else for (let day = 0; day < 7; day++) change[8 * at + day]! += sign * rosters.patterns[7 * pattern + day]!;
  }

  function take(at: number): void {
    isChanged[at] = 0;
    for (let of = 0; of < 8; of++) current[of]! += change[8 * at + of]!;
    change.fill(0, 8 * at, 8 * at + 8);
  }

  /** Date by date, where somebody's stretch begins or ends, and where a run is too short for sums to be quicker. */
  function addDates(until: Float64Array, begin: number, end: number): void {
    for (let at = begin; at < end; at++) {
      if (isChanged[at] === 1) take(at);
      const [before, after, day] = [8 * at, 8 * at + 8, weekday[at]!];
      const ofPatterns = (until[after + day]! - until[before + day]!) * current[day]!;
      const share = ofPatterns + (until[after + WEEK]! - until[before + WEEK]!) * current[WEEK]!;
      if (share === 0) continue;
      for (let own = start[at]!; own < start[at + 1]!; own++) sums[place[own]!]! += share;
    }
  }

  function addRun(until: Float64Array, begin: number, end: number): void {
    if (isChanged[begin] === 1) take(begin);
    let share = 0;
    for (let of = 0; of < 8; of++) share += (until[8 * end + of]! - until[8 * begin + of]!) * current[of]!;
    for (let own = start[begin]!; own < start[begin + 1]!; own++) sums[place[own]!]! += share;
  }

  function sum(byCalendar: ReadonlyMap<number, readonly Stretch[]>): Float64Array {
    sums.fill(0);
    for (const [calendar, stretches] of byCalendar) {
      const until = running.get(calendar) ?? runSums(rosters, calendar, dates);
      running.set(calendar, until);
      let [first, last] = [start.length - 1, 0];
      for (const { begin, end, pattern } of stretches) {
        note(begin, pattern, 1);
        note(end, pattern, -1);
        first = Math.min(first, begin);
        last = Math.max(last, end);
      }
      current.fill(0);
      for (let run = runs.runOf[first]!; run <= runs.runOf[last]!; run++) {
        const begin = Math.max(first, runs.start[run]!);
        const end = Math.min(last, runs.start[run + 1]!);
        if (isRunChanged[run] === 1 || end - begin < SHORT_RUN) addDates(until, begin, end);
        else addRun(until, begin, end);
        isRunChanged[run] = 0;
      }
      take(last);
    }
    return sums;
  }

  return {
    add(key, from, to, calendar, pattern) {
      const byCalendar = byKey.get(key) ?? new Map<number, Stretch[]>();
      byKey.set(key, byCalendar);
      const stretch = { begin: clip(from, dates), end: clip(to + 1, dates), pattern };
      if (stretch.begin >= stretch.end) return;
      const known = byCalendar.get(calendar);
      if (known) known.push(stretch);
      else byCalendar.set(calendar, [stretch]);
    },
    *list(throwIfCancelled) {
      for (const [key, byCalendar] of byKey) {
        throwIfCancelled();
        yield [key, sum(byCalendar)];
      }
    },
  };
}

/** Runs of neighbouring dates that are in the same places: months, mostly. */
interface Runs {
  count: number;
  /** Offsets: run r has the dates from `start[r]` up to `start[r + 1]`. */
  start: Int32Array;
  /** Of each offset, the end of the dates included, which is in the last run. */
  runOf: Int32Array;
}

function listRuns({ start, place }: CutDates): Runs {
  const dateCount = start.length - 1;
  const isLikeLast = (at: number) => {
    const [from, end, last] = [start[at]!, start[at + 1]!, start[at - 1]!];
    if (end - from !== from - last) return false;
    for (let own = from; own < end; own++) if (place[own] !== place[own - (from - last)]) return false;
    return true;
  };
  const starts = [0];
  const runOf = new Int32Array(start.length);
  for (let at = 1; at < dateCount; at++) {
    if (!isLikeLast(at)) starts.push(at);
    runOf[at] = starts.length - 1;
  }
  runOf[dateCount] = starts.length - 1;
  return { count: starts.length, start: Int32Array.from([...starts, dateCount]), runOf };
}
