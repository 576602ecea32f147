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
 * For dates in several places. The patterns of the people of one calendar are added up by weekday first: a date then has what the calendar
 * leaves open of it times the sum of its weekday, regardless of how many patterns there are.
 */
export function createSumsByPlace(rosters: Rosters, dates: CutDates): RosteredSums {
  const { places, start, place } = dates;
  const openOf = createOpenDates(rosters, dates);
  const weekday = Uint8Array.from({ length: start.length }, (_, at) => isoWeekday(dates.firstDay + at) - 1);
  /** Element `8 * d + w`: by how much the sum of weekday w changes at offset d; of WEEK, the number of people without a pattern. */
  const change = new Float64Array(8 * start.length);
  const isChanged = new Uint8Array(start.length);
  const current = new Float64Array(8);
  const byKey = new Map<number, Map<number, Stretch[]>>();

  function note(at: number, pattern: number, sign: number): void {
    isChanged[at] = 1;
    if (pattern === NONE) change[8 * at + WEEK]! += sign;
    else for (let day = 0; day < 7; day++) change[8 * at + day]! += sign * rosters.patterns[7 * pattern + day]!;
  }

  function take(at: number): void {
    isChanged[at] = 0;
    for (let of = 0; of < 8; of++) current[of]! += change[8 * at + of]!;
    change.fill(0, 8 * at, 8 * at + 8);
  }

  function sum(byCalendar: ReadonlyMap<number, readonly Stretch[]>): Float64Array {
    const sums = new Float64Array(places.size);
    for (const [calendar, stretches] of byCalendar) {
      const { halves, week } = openOf(calendar);
      let [first, last] = [start.length - 1, 0];
      for (const { begin, end, pattern } of stretches) {
        note(begin, pattern, 1);
        note(end, pattern, -1);
        first = Math.min(first, begin);
        last = Math.max(last, end);
      }
      current.fill(0);
      for (let at = first; at < last; at++) {
        if (isChanged[at] === 1) take(at);
        const share = halves[at]! * current[weekday[at]!]! + week[at]! * current[WEEK]!;
        if (share === 0) continue;
        for (let own = start[at]!; own < start[at + 1]!; own++) sums[place[own]!]! += share;
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

/** Of each date of a cut, 0 on dates that do not count: the halves that a calendar leaves open, and the share of its week. */
function createOpenDates(rosters: Rosters, { firstDay, start }: CutDates): (calendar: number) => { halves: Uint8Array; week: Int32Array } {
  const known = new Map<number, { halves: Uint8Array; week: Int32Array }>();
  return (calendar) => {
    const { halves, week } = known.get(calendar) ?? { halves: new Uint8Array(start.length - 1), week: new Int32Array(start.length - 1) };
    if (!known.has(calendar)) {
      for (let at = 0; at < halves.length; at++) {
        if (start[at] === start[at + 1]) continue;
        halves[at] = openHalvesOn(rosters, calendar, firstDay + at);
        week[at] = shareOn(rosters, calendar, NONE, firstDay + at);
      }
      known.set(calendar, { halves, week });
    }
    return { halves, week };
  };
}
