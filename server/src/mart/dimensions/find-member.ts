import { indexIds } from '../build/members';
import type { TextColumn } from '../shared-columns';
import { NONE } from '../state';

const indexes = new WeakMap<TextColumn, ReadonlyMap<string, number>>();

/** From ids to ordinals, indexed when first asked. */
export function findText(ids: TextColumn, count: number): (id: string) => number {
  let index = indexes.get(ids);
  if (!index) {
    index = indexIds(ids, count);
    indexes.set(ids, index);
  }
  const known = index;
  return (id) => known.get(id) ?? NONE;
}

/** The same for ids that are whole numbers, which a caller may write with leading zeros. */
export function findNumber(ids: TextColumn, count: number): (id: string) => number {
  const find = findText(ids, count);
  return (id) => find(BigInt(id).toString());
}
