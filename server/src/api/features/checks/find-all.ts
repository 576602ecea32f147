import { parseLocalDate } from '../../../domain/local-date';
import { compareText } from '../../../domain/text-order';
import type { MartView } from '../../../mart/question';
import type { MartState } from '../../../mart/state';
import { CHECKS, type CheckName } from './rules/registry';
import type { Finding } from './rules/rule';

/**
 * A check that finds more is made again for each list of its findings, but for the pages of one list: its findings could fill the memory.
 */
const MAX_KEPT = 5_000;

interface Kept {
  /** By check and date. */
  short: Map<string, readonly Finding[]>;
  /** The last long list. */
  long: { name: string; found: readonly Finding[] } | null;
}

const kept = new WeakMap<MartState, Kept>();

/** What a check finds, in the order of lists: people by name, then keys. */
export function findAll(view: MartView, check: CheckName, today: string): readonly Finding[] {
  const name = `${check} ${today}`;
  const { short, long } = keptOf(view.state);
  const known = long?.name === name ? long.found : short.get(name);
  if (known) return known;
  const { state, throwIfCancelled } = view;
  const found = CHECKS[check].find({ state, today: parseLocalDate(today)!, throwIfCancelled });
  found.sort((a, b) => a.person - b.person || compareText(a.key, b.key));
  if (found.length <= MAX_KEPT) short.set(name, found);
  return found;
}

/** Keeps a long list for its next page. */
export function keepForNextPage(state: MartState, check: CheckName, today: string, found: readonly Finding[]): void {
  if (found.length > MAX_KEPT) keptOf(state).long = { name: `${check} ${today}`, found };
}

/** The last page of a list was read. */
export function dropLongList(state: MartState): void {
  keptOf(state).long = null;
}

function keptOf(state: MartState): Kept {
  const known = kept.get(state) ?? { short: new Map(), long: null };
  kept.set(state, known);
  return known;
}
