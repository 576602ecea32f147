import { parseLocalDate } from '../../../domain/local-date';
import { compareText } from '../../../domain/text-order';
import type { MartView } from '../../../mart/question';
import { type MartState, NONE } from '../../../mart/state';
import { CHECKS, type CheckName } from './rules/registry';
import type { Finding } from './rules/rule';

interface Asked {
  check: CheckName;
  /** The business date, `YYYY-MM-DD`. */
  today: string;
  /** 1 for each person whose findings are wanted; left out: everybody. What is about nobody in particular is always wanted. */
  mask?: Uint8Array | null;
  /**
   * The place of the person to begin with, a half where the place is between two people. Left out: NONE, the beginning, with what is about
   * nobody in particular.
   */
  fromPerson?: number;
}

/** A longer list is found again each time: it could fill the memory. */
const MAX_KEPT = 5_000;

/** What is found about everybody, by check and date. */
const kept = new WeakMap<MartState, Map<string, readonly Finding[]>>();

/** What a check finds, in the order of lists: people by name, then keys. */
export function* findFindings(view: MartView, { check, today, mask = null, fromPerson = NONE }: Asked): Generator<Finding> {
  const ofState = kept.get(view.state) ?? new Map<string, readonly Finding[]>();
  const name = `${check} ${today}`;
  const known = ofState.get(name);
  if (known) {
    for (const one of known) if (one.person >= fromPerson && (one.person === NONE || mask === null || mask[one.person])) yield one;
    return;
  }
  const isWhole = mask === null && fromPerson === NONE;
  const list: Finding[] = [];
  for (const one of compute(view, { check, today, mask, fromPerson })) {
    if (isWhole && list.length <= MAX_KEPT) list.push(one);
    yield one;
  }
  if (isWhole && list.length <= MAX_KEPT) kept.set(view.state, ofState.set(name, list));
}

function* compute({ state, throwIfCancelled }: MartView, { check, today, mask, fromPerson }: Required<Asked>): Generator<Finding> {
  const rule = CHECKS[check];
  const view = { state, today: parseLocalDate(today)! };
  if ('ofNobody' in rule) {
    if (fromPerson === NONE) yield* byKey(rule.ofNobody(view));
    return;
  }
  const findOf = rule.ofPeople(view);
  for (let person = Math.max(0, Math.ceil(fromPerson)); person < state.people.count; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    if (mask === null || mask[person]) yield* byKey(findOf(person));
  }
}

function byKey(found: readonly Finding[]): readonly Finding[] {
  return found.length < 2 ? found : found.toSorted((a, b) => compareText(a.key, b.key));
}
