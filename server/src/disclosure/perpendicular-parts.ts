import type { Group } from './shared-atoms';

/**
 * A group told by its parts along the shown figures, made perpendicular one after the other: a row of a Cholesky factor. Parts before `first` are
 * 0 and not kept: figures of another fiscal year share nothing with it.
 */
export interface Parts {
  first: number;
  values: Float64Array;
}

/** How many groups are looked at together. */
export const BATCH = 8;

/**
 * The sums of the products of parts, of one group with each of a batch, over the places from `from` on and before `to`. Nearly all the time
 * goes by here: eight sums at once, since reading takes longer than adding.
 * @param batch the parts of its groups side by side, from the place `first` on. @param sums receives them.
 */
export function addProducts(one: Parts, batch: Float64Array, first: number, from: number, to: number, sums: Float64Array): void {
  let place = from | 0;
  if (one.first > place) place = one.first | 0;
  if (first > place) place = first | 0;
  const { values } = one;
  const last = (to - one.first) | 0;
  let at = (place - one.first) | 0;
  let beside = ((place - first) * BATCH) | 0;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  let s7 = 0;
  for (; at < last; at = (at + 1) | 0, beside = (beside + BATCH) | 0) {
    const value = values[at] as number;
    s0 += value * (batch[beside] as number);
    s1 += value * (batch[beside + 1] as number);
    s2 += value * (batch[beside + 2] as number);
    s3 += value * (batch[beside + 3] as number);
    s4 += value * (batch[beside + 4] as number);
    s5 += value * (batch[beside + 5] as number);
    s6 += value * (batch[beside + 6] as number);
    s7 += value * (batch[beside + 7] as number);
  }
  sums[0] = s0;
  sums[1] = s1;
  sums[2] = s2;
  sums[3] = s3;
  sums[4] = s4;
  sums[5] = s5;
  sums[6] = s6;
  sums[7] = s7;
}

/** Draws a change of every atom and takes out of it what the shown figures would notice. @param rows those of the shown figures. */
export function drawChange(atomCount: number, shown: readonly Group[], rows: readonly Parts[]): Float64Array {
  const change = drawWeights(atomCount);
  const factors = Float64Array.from(shown, (atoms) => sumOver(atoms, change));
  for (let at = 0; at < rows.length; at++) {
    const { first, values } = rows[at] as Parts;
    let rest = factors[at] as number;
    for (let place = first; place < at; place++) rest -= (values[place - first] as number) * (factors[place] as number);
    factors[at] = rest / (values[at - first] as number);
  }
  for (let at = rows.length - 1; at >= 0; at--) {
    const { first, values } = rows[at] as Parts;
    const factor = (factors[at] as number) / (values[at - first] as number);
    factors[at] = factor;
    for (let place = first; place < at; place++) factors[place] = (factors[place] as number) - (values[place - first] as number) * factor;
  }
  for (const [at, atoms] of shown.entries()) {
    const factor = factors[at] as number;
    for (const atom of atoms) change[atom] = (change[atom] as number) - factor;
  }
  return change;
}

/** The same every time: an answer must not depend on when it is given. */
function drawWeights(count: number): Float64Array {
  let state = 1;
  return Float64Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 + 0.5;
  });
}

function sumOver(atoms: Group, weights: Float64Array): number {
  let sum = 0;
  for (const atom of atoms) sum += weights[atom] as number;
  return sum;
}
