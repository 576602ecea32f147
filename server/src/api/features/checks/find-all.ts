import { parseLocalDate } from '../../../domain/local-date';
import { compareText } from '../../../domain/text-order';
import type { MartView } from '../../../mart/question';
import type { MartState } from '../../../mart/state';
import { CHECKS, type CheckName } from './rules/registry';
import type { Finding } from './rules/rule';

const kept = new WeakMap<MartState, Map<string, readonly Finding[]>>();

/** What a check finds, in the order of lists: people by name, then keys. Kept for as long as the thread has the state. */
export function findAll({ state, throwIfCancelled }: MartView, check: CheckName, today: string): readonly Finding[] {
  const ofState = kept.get(state) ?? new Map<string, readonly Finding[]>();
  kept.set(state, ofState);
  const name = `${check} ${today}`;
  const known = ofState.get(name);
  if (known) return known;
  const found = CHECKS[check].find({ state, today: parseLocalDate(today)!, throwIfCancelled });
  found.sort((a, b) => a.person - b.person || compareText(a.key, b.key));
  ofState.set(name, found);
  return found;
}
