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

/** People on dates of one calendar and pattern. */
export interface Stretch {
  from: number;
  to: number;
  calendar: number;
  pattern: number;
}

/** Sums rostered shares by place, in half millionths. */
type Sum = (stretches: readonly Stretch[]) => Float64Array;

/** The first and, exclusive, the last offset of a stretch in the dates. */
function clip({ from, to }: Stretch, { firstDay, start }: CutDates): [begin: number, end: number] {
  const begin = Math.max(0, from - firstDay);
  return [begin, Math.max(begin, Math.min(start.length - 1, to - firstDay + 1))];
}

/** For dates that are all in one place: what a stretch has is the difference of two running sums, whatever its pattern is. */
export function sumWhole(rosters: Rosters, dates: CutDates): Sum {
  const known = new Map<number, RunningSums>();
  return (stretches) => {
    let sum = 0;
    for (const stretch of stretches) {
      const sums = known.get(stretch.calendar) ?? runSums(rosters, stretch.calendar, dates);
      known.set(stretch.calendar, sums);
      const [begin, end] = clip(stretch, dates);
      if (stretch.pattern === NONE) sum += sums.week[end]! - sums.week[begin]!;
      else for (const [at, open] of sums.open.entries()) sum += rosters.patterns[7 * stretch.pattern + at]! * (open[end]! - open[begin]!);
    }
    return Float64Array.of(sum);
  };
}

/** Element d: over the dates before offset d. */
interface RunningSums {
  /** By weekday from Monday on, what the calendar leaves open of the dates of the weekday, in halves. */
  open: readonly Float64Array[];
  /** The shares of the week of the calendar. */
  week: Float64Array;
}

function runSums(rosters: Rosters, calendar: number, { firstDay, start }: CutDates): RunningSums {
  const sums = Array.from({ length: 8 }, () => new Float64Array(start.length)) as [Float64Array, ...Float64Array[]];
  const [week, ...open] = sums;
  for (let at = 0; at + 1 < start.length; at++) {
    for (const sum of sums) sum[at + 1] = sum[at]!;
    if (start[at] === start[at + 1]) continue;
    const day = firstDay + at;
    week[at + 1]! += shareOn(rosters, calendar, NONE, day);
    open[isoWeekday(day) - 1]![at + 1]! += openHalvesOn(rosters, calendar, day);
  }
  return { open, week };
}

/** For dates in several places. People of one calendar and pattern are counted by date first. */
export function sumByPlace(rosters: Rosters, dates: CutDates): Sum {
  const { places, start, place } = dates;
  const sharesOf = createShares(rosters, dates);
  const change = new Int32Array(start.length);
  return (stretches) => {
    const sums = new Float64Array(places.size);
    const alike = new Map<number, Stretch[]>();
    for (const stretch of stretches) {
      const key = stretch.calendar * (rosters.patterns.length + 1) + stretch.pattern + 1;
      const known = alike.get(key);
      if (known) known.push(stretch);
      else alike.set(key, [stretch]);
    }
    for (const own of alike.values()) {
      const [{ calendar, pattern }] = own as [Stretch];
      const shares = sharesOf(calendar, pattern);
      change.fill(0);
      let [first, last] = [start.length - 1, 0];
      for (const stretch of own) {
        const [begin, end] = clip(stretch, dates);
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
  };
}

/** Shares that are kept, of calendars and patterns; each takes as much room as there are dates. */
const MOST_SHARES = 2_000;

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
      if (known.size < MOST_SHARES) {
        known.set(key, shares);
        spare = new Int32Array(shares.length);
      }
    }
    return shares;
  };
}
