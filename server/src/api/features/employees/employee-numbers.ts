import { findPlace } from '../../../domain/find-place';
import { compareText } from '../../../domain/text-order';
import { textAt } from '../../../mart/shared-columns';
import type { People } from '../../../mart/state';

/** An employee number taken apart: digits at the end count as a number, what comes before them as text. */
interface NumberParts {
  prefix: string;
  /** Without leading zeros; `-1`: no digits. */
  digits: string;
  id: string;
}

/** Employee numbers in natural order: 9 before 10. */
interface NumberOrder {
  /** People in that order. */
  people: Int32Array;
  /** The place of each person in it. */
  rank: Int32Array;
}

const orders = new WeakMap<People, NumberOrder>();

export function numberRanks(people: People): Int32Array {
  return orderByNumber(people).rank;
}

export function numberPlaceAt(people: People, person: number): [string, string, string] {
  const { prefix, digits, id } = takeApart(textAt(people.id, person));
  return [prefix, digits, id];
}

/** The rank of a place; a half less than the next one's where nobody has it. */
export function rankOfNumberPlace(people: People, place: NumberParts): number {
  const order = orderByNumber(people).people;
  const compareAt = (at: number) => compareParts(takeApart(textAt(people.id, order[at]!)), place);
  const rank = findPlace(order.length, (at) => compareAt(at) < 0);
  return rank < order.length && compareAt(rank) === 0 ? rank : rank - 0.5;
}

function orderByNumber(people: People): NumberOrder {
  let order = orders.get(people);
  if (!order) {
    const parts = Array.from({ length: people.count }, (_, person) => takeApart(textAt(people.id, person)));
    const sorted = Int32Array.from(parts.keys()).sort((a, b) => compareParts(parts[a]!, parts[b]!));
    const rank = new Int32Array(people.count);
    for (const [at, person] of sorted.entries()) rank[person] = at;
    order = { people: sorted, rank };
    orders.set(people, order);
  }
  return order;
}

function takeApart(id: string): NumberParts {
  const [digits = ''] = /[0-9]+$/.exec(id) ?? [];
  return { prefix: id.slice(0, id.length - digits.length), digits: digits === '' ? '-1' : digits.replace(/^0+(?=.)/, ''), id };
}

function compareParts(a: NumberParts, b: NumberParts): number {
  return compareText(a.prefix, b.prefix) || compareDigits(a.digits, b.digits) || compareText(a.id, b.id);
}

function compareDigits(a: string, b: string): number {
  const isNone = Number(b === '-1') - Number(a === '-1');
  return isNone || a.length - b.length || compareText(a, b);
}
