import { sharedInt32 } from '../shared-columns';
import type { Leaves } from '../state';
import type { KeptLeaves } from './keep-leaves';
import { copyOrdinals, type Placement } from './placement';

/** Numbers the distinct lengths in ascending order, and notes for each leave in `leaves.length` which it has. */
export function numberLengths(leaves: Leaves, placement: Placement, kept: KeptLeaves | null): Int32Array {
  const old = kept?.state ?? null;
  const distinct = new Set<number>();
  if (old) {
    const isUsed = new Uint8Array(old.lengths.length);
    for (const { from, length } of placement.stretches) {
      for (let at = from; at < from + length; at++) isUsed[old.leaves.length[at] as number] = 1;
    }
    for (const [ordinal, micro] of old.lengths.entries()) if (isUsed[ordinal] === 1) distinct.add(micro);
  }
  for (const at of placement.newPlace) distinct.add(leaves.micro[at] as number);
  const lengths = sharedInt32(distinct.size);
  lengths.set([...distinct].sort((a, b) => a - b));
  const ordinals = new Map(Array.from(lengths, (micro, at) => [micro, at]));
  if (old) {
    const renumbered = old.lengths.map((micro) => ordinals.get(micro) ?? 0);
    copyOrdinals(placement, old.leaves.length, leaves.length, renumbered.every((ordinal, at) => ordinal === at) ? null : renumbered);
  }
  for (const at of placement.newPlace) leaves.length[at] = ordinals.get(leaves.micro[at] as number) as number;
  return lengths;
}
