import type { DimensionName } from '../../../mart/dimensions/registry';
import type { Cut } from './cut';

/** For each cell the sum of `values` over all cells that share its keys, `dropped` dimensions aside. */
export function sumCells({ groupBy, grouping, cells }: Cut, dropped: readonly DimensionName[], values: Float64Array): Float64Array {
  const rests = keysWithout({ groupBy, grouping, cells }, dropped);
  const sums = new Map<number, number>();
  for (let cell = 0; cell < cells.count; cell++) sums.set(rests[cell]!, (sums.get(rests[cell]!) ?? 0) + values[cell]!);
  return rests.map((rest) => sums.get(rest)!);
}

/** The key of each cell with the digits of some dimensions set to zero: equal for cells that differ in nothing else. */
export function keysWithout(
  { groupBy, grouping, cells }: Pick<Cut, 'groupBy' | 'grouping' | 'cells'>,
  dropped: readonly DimensionName[],
): Float64Array {
  const places = groupBy.flatMap((name, at) =>
    dropped.includes(name) ? [{ weight: grouping.weights[at]!, size: grouping.sizes[at]! }] : [],
  );
  return cells.key.map((key) => places.reduce((rest, { weight, size }) => rest - (Math.floor(key / weight) % size) * weight, key));
}
