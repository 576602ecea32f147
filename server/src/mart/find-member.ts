import { type TextColumn, textAt } from './shared-columns';
import { NONE } from './state';

/** From ids to ordinals. */
export function indexIds(ids: TextColumn, count: number): ReadonlyMap<string, number> {
  return new Map(Array.from({ length: count }, (_, at) => [textAt(ids, at), at]));
}

/** The ordinal of an id; NONE for a missing or unknown one. */
export function ordinalOf(index: ReadonlyMap<string, number>, id: string | null): number {
  return id === null ? NONE : (index.get(id) ?? NONE);
}

const indexes = new WeakMap<TextColumn, ReadonlyMap<string, number>>();

/** Finds the ordinal of an id; NONE for an unknown one. Each column is indexed once, at its first use. */
export function findText(ids: TextColumn, count: number): (id: string) => number {
  let index = indexes.get(ids);
  if (!index) {
    index = indexIds(ids, count);
    indexes.set(ids, index);
  }
  const known = index;
  return (id) => known.get(id) ?? NONE;
}

/** The same for ids that are whole numbers: leading zeros do not count. */
export function findNumber(ids: TextColumn, count: number): (id: string) => number {
  const find = findText(ids, count);
  return (id) => find(BigInt(id).toString());
}
