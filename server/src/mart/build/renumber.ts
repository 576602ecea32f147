import { indexIds } from '../find-member';
import type { TextColumn } from '../shared-columns';
import { type Members, NONE } from '../state';

/** The ordinal in `after` of each ordinal of `before`; null where they are the same. */
export function renumber(before: Members, after: Members): Int32Array | null {
  if (before === after || isSame(before.id, after.id)) return null;
  const index = indexIds(after.id, after.count);
  const renumbered = new Int32Array(before.count).fill(NONE);
  for (const [id, at] of indexIds(before.id, before.count)) renumbered[at] = index.get(id) ?? NONE;
  return renumbered;
}

function isSame(a: TextColumn, b: TextColumn): boolean {
  return (
    a === b ||
    (a.bytes.length === b.bytes.length &&
      a.offsets.length === b.offsets.length &&
      Buffer.compare(a.bytes, b.bytes) === 0 &&
      a.offsets.every((offset, at) => offset === b.offsets[at]))
  );
}
