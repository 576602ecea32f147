import { type MartState, NONE } from '../state';

/**
 * The allocations of a person that become cells, NONE for a person without any.
 * @param mask of `maskOrdinals`: the only ones that count; null: all.
 */
export function allocationsOf({ people }: MartState, person: number, mask: Uint8Array | null): number[] {
  const [first, last] = [people.allocationStart[person]!, people.allocationStart[person + 1]!];
  const all = first === last ? [NONE] : [...people.allocation.subarray(first, last)];
  return mask === null ? all : all.filter((allocation) => mask[allocation + 1] === 1);
}
