import type { Dimension } from '../dimensions/dimension';
import type { LeaveSource } from '../leave-source';
import { NONE } from '../state';
import type { IdChoice } from './condition';

/** 1 for each chosen ordinal, at `ordinal + 1`: place 0 is of a missing value. Null: nothing is restricted. */
export function maskOrdinals(dimension: Dimension, source: LeaveSource, choice: IdChoice | undefined): Uint8Array | null {
  if (!choice) return null;
  const mask = new Uint8Array(dimension.count(source) + 1);
  const find = dimension.find(source);
  for (const id of choice.ids) {
    const ordinal = find(id);
    if (ordinal !== NONE) mask[ordinal + 1] = 1;
  }
  if (choice.orNone) mask[0] = 1;
  return mask;
}
