import { ATTRIBUTED_NAMES, type DimensionName, dimensionOf, dimensionsOf } from '../dimensions/registry';
import type { LeaveSource } from '../leave-source';
import type { LeaveCondition } from './condition';
import { maskOrdinals } from './ordinal-mask';

const BY_LEAF = dimensionsOf('LEAVE').map(({ name }) => name);

/** One restriction of leaves by themselves: the chosen ordinals, at `ordinal + 1`, and the ordinal of each leaf. */
export interface LeafTest {
  dimension: DimensionName;
  chosen: Uint8Array;
  column: Int32Array;
}

/** What a condition asks of leaves, besides people and dates. */
export function listLeafTests(source: LeaveSource, { choices, attribution }: Pick<LeaveCondition, 'choices' | 'attribution'>): LeafTest[] {
  return [...BY_LEAF, ...ATTRIBUTED_NAMES].flatMap((name) => {
    const dimension = dimensionOf(name, attribution);
    if (dimension.kind !== 'LEAVE') return [];
    const chosen = maskOrdinals(dimension, source, choices[name]);
    return chosen ? [{ dimension: name, chosen, column: dimension.column(source) }] : [];
  });
}

export function passesTests(tests: readonly LeafTest[], leaf: number): boolean {
  for (let at = 0; at < tests.length; at++) {
    const { chosen, column } = tests[at]!;
    if (chosen[column[leaf]! + 1] === 0) return false;
  }
  return true;
}
