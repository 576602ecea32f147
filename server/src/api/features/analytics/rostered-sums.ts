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

/** People on dates of one calendar and pattern, as offsets: from `begin` up to, not including, `end`. */
interface Stretch {
  begin: number;
  end: number;
}

/** For dates in several places. People of one calendar and pattern are counted by date first. */
export function createSumsByPlace(rosters: Rosters, dates: CutDates): RosteredSums {
  const { places, start, place } = dates;
  const kinds = rosters.patterns.length + 1;
  const sharesOf = createShares(rosters, dates);
  const change = new Int32Array(start.length);
  const byKey = new Map<number, Map<number, Stretch[]>>();

  function sum(alike: ReadonlyMap<number, readonly Stretch[]>): Float64Array {
    const sums = new Float64Array(places.size);
    for (const [kind, stretches] of alike) {
      const shares = sharesOf(Math.floor(kind / kinds), (kind % kinds) - 1);
      change.fill(0);
      let [first, last] = [start.length - 1, 0];
      for (const { begin, end } of stretches) {
        change[begin]!++;
        change[end]!--;
        first = Math.min(first, begin);
        last = Math.max(last, end);
      }
      let people = 0;
      for (let at = first; at < last; at++) {
        people += change[at]!;
        if (people === 0 || shares[at] === 0) continue;
        const share = people * shares[at]!;
        for (let own = start[at]!; own < start[at + 1]!; own++) sums[place[own]!]! += share;
      }
    }
    return sums;
  }

  return {
    add(key, from, to, calendar, pattern) {
      const kind = calendar * kinds + pattern + 1;
      const alike = byKey.get(key) ?? new Map<number, Stretch[]>();
      byKey.set(key, alike);
      const stretch = { begin: clip(from, dates), end: clip(to + 1, dates) };
      const known = alike.get(kind);
      if (known) known.push(stretch);
      else alike.set(kind, [stretch]);
    },
    *list(throwIfCancelled) {
      for (const [key, alike] of byKey) {
        throwIfCancelled();
        yield [key, sum(alike)];
      }
    },
  };
}

/** Shares that are kept, of calendars and patterns; each takes as much room as there are dates. */
const MAX_SHARES = 2_000;

/** The share of each date of a cut under a calendar and a pattern, 0 on dates that do not count. It is valid until the next one. */
function createShares(rosters: Rosters, { firstDay, start }: CutDates): (calendar: number, pattern: number) => Int32Array {
  const known = new Map<number, Int32Array>();
  let spare = new Int32Array(start.length - 1);
  return (calendar, pattern) => {
    const key = calendar * (rosters.patterns.length + 1) + pattern + 1;
    let shares = known.get(key);
    if (!shares) {
      shares = spare;
      for (let at = 0; at < shares.length; at++)
        shares[at] = start[at] === start[at + 1] ? 0 : shareOn(rosters, calendar, pattern, firstDay + at);
      if (known.size < MAX_SHARES) {
        known.set(key, shares);
        spare = new Int32Array(shares.length);
      }
    }
    return shares;
  };
}
