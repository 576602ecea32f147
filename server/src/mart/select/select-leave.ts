import { isoWeekday } from '../../domain/local-date';
import type { LeaveSource } from '../leave-source';
import { keepScratch, releaseScratch, scratchUint8, unsetInt32 } from '../scratch';
import { type MartState, NONE } from '../state';
import type { LeaveCondition, Scope } from './condition';
import { type DayMask, maskDays } from './day-mask';
import { listLeafTests, passesTests } from './leaf-tests';
import { maskPeople } from './people-mask';

/** Leave under a condition: leaves with at least a share of a day that passes, in the order of the state. */
export interface Selection {
  source: LeaveSource;
  count: number;
  /** Places of the leaves in the state. */
  leaf: Int32Array;
  /** Millionths of a day of each that pass. */
  micro: Int32Array;
  /** Which days pass; null: all. */
  days: DayMask | null;
  /** 1: some days of the leave do not pass; null: none of them is such. */
  isPartial: Uint8Array | null;
  /** Over all of them. */
  total: Counts;
}

/** How much leave there is. */
export interface Counts {
  /** Millionths of a day. */
  micro: number;
  leaves: number;
  people: number;
}

export interface Question {
  condition: LeaveCondition;
  scope: Scope;
  /** Says who is in the caller's team; left out: the state of the source. */
  team?: MartState;
}

/** Selections that are kept in each thread: the panels of a page ask with one filter. These many at any size, more while they are small. */
const ALWAYS_KEPT = 3;
const MAX_KEPT_BYTES = 8_000_000;
const kept = new WeakMap<LeaveSource, Map<string, Selection>>();

/** Selects leave, or finds the selection that was made for the same question before. Nobody may change it. */
export function selectLeave(source: LeaveSource, question: Question, throwIfCancelled: () => void): Selection {
  const known = kept.get(source) ?? new Map<string, Selection>();
  kept.set(source, known);
  const { condition, scope, team } = question;
  const name = JSON.stringify([condition, scope, team?.version.key ?? null]);
  const selection = known.get(name) ?? selectAnew(source, question, throwIfCancelled);
  for (const column of columnsOf(selection)) keepScratch(column);
  // A Map keeps the order of insertion: what was asked last stands last.
  known.delete(name);
  known.set(name, selection);
  let [count, bytes] = [0, 0];
  for (const [at, one] of [...known].toReversed()) {
    bytes += one.leaf.buffer.byteLength * 2;
    if (++count <= ALWAYS_KEPT || bytes <= MAX_KEPT_BYTES) continue;
    known.delete(at);
    for (const column of columnsOf(one)) releaseScratch(column);
  }
  return selection;
}

const columnsOf = ({ leaf, micro, isPartial }: Selection) => (isPartial ? [leaf, micro, isPartial] : [leaf, micro]);

/** Cost: one pass over the leaves of the people under the condition, and over day facts of leaves that are cut. */
function selectAnew(source: LeaveSource, { condition, scope, team }: Question, throwIfCancelled: () => void): Selection {
  const { state } = source;
  const { leaves, people } = state;
  const mask = maskPeople(state, condition, scope, team);
  const tests = listLeafTests(source, condition);
  const days = maskDays(source, condition);
  const room = countLeaves(state, mask);
  const leaf = unsetInt32(room);
  const micro = unsetInt32(room);
  const isPartial = days ? scratchUint8(room) : null;
  const total: Counts = { micro: 0, leaves: 0, people: 0 };
  let count = 0;
  for (let person = 0; person < people.count; person++) {
    if (mask && mask[person] === 0) continue;
    if ((person & 1023) === 0) throwIfCancelled();
    const before = count;
    const last = people.leaveStart[person + 1] as number;
    for (let at = people.leaveStart[person] as number; at < last; at++) {
      if (source.fiscalYear[at] === NONE || !passesTests(tests, at) || leaves.factStart[at] === leaves.factStart[at + 1]) continue;
      let inside = leaves.micro[at] as number;
      if (days && isPartial) {
        inside = sumPassing(source, days, at);
        if (inside === NO_DAY) continue;
        if (inside < (leaves.micro[at] as number)) isPartial[count] = 1;
      }
      leaf[count] = at;
      micro[count] = inside;
      total.micro += inside;
      count++;
    }
    if (count > before) total.people++;
  }
  total.leaves = count;
  return {
    source,
    count,
    leaf: leaf.subarray(0, count),
    micro: micro.subarray(0, count),
    days,
    isPartial: isPartial?.subarray(0, count) ?? null,
    total,
  };
}

function countLeaves({ leaves, people }: MartState, mask: Uint8Array | null): number {
  if (!mask) return leaves.count;
  let count = 0;
  for (let person = 0; person < people.count; person++) {
    if (mask[person] === 1) count += (people.leaveStart[person + 1] as number) - (people.leaveStart[person] as number);
  }
  return count;
}

/** No date of a leave passes. A day may have a share of 0 millionths: of a millionth that is spread over two dates. */
export const NO_DAY = -1;

/** Millionths of a day of a leaf that pass, or NO_DAY. */
export function sumPassing(source: LeaveSource, days: DayMask, at: number): number {
  const { state, day, firstDay } = source;
  const { leaves, dayFacts } = state;
  const [first, last] = [leaves.factStart[at] as number, leaves.factStart[at + 1] as number];
  if (!days.weekdays) {
    // Days of a leave ascend: where all or none between its first and last pass, no fact has to be read.
    const [from, to] = [(day[first] as number) - firstDay, (day[last - 1] as number) - firstDay];
    const passing = (days.before[to + 1] as number) - (days.before[from] as number);
    if (passing === 0) return NO_DAY;
    if (passing === to - from + 1) return leaves.micro[at] as number;
  }
  let sum = NO_DAY;
  for (let fact = first; fact < last; fact++) {
    if (passesDay(source, days, fact)) sum = Math.max(sum, 0) + (dayFacts.micro[fact] as number);
  }
  return sum;
}

/** Whether the date of a day fact passes. */
export function passesDay({ day, actualDay, firstDay }: LeaveSource, { passes, weekdays }: DayMask, fact: number): boolean {
  if (passes[(day[fact] as number) - firstDay] === 0) return false;
  return weekdays === null || weekdays[isoWeekday(actualDay[fact] as number) - 1] === 1;
}
