import { EXACT_PRODUCTS, invert, reduce } from './prime-field';

/** How many right-hand sides are solved for together, side by side: value k of side s is batch[k * BATCH + s]. */
export const BATCH = 8;

/**
 * A square-root-free Cholesky factor: G = L D Lᵀ, where G is the Gram matrix of a basis. All values are residues of prime-field.ts.
 * L has ones on its diagonal; its row k left of the diagonal is lower[k (k - 1) / 2] to lower[k (k - 1) / 2 + k - 1].
 */
export interface CholeskyFactor {
  rank: number;
  lower: Float64Array;
  /** By row of L, the first place that is not 0. Rows of different months begin with their month. */
  firsts: Int32Array;
  /** The reciprocals of the diagonal of D. */
  inversePivots: Float64Array;
}

/** A symmetric matrix: row i up to the diagonal is values[i (i + 1) / 2] to values[i (i + 1) / 2 + i]. */
export interface SymmetricMatrix {
  size: number;
  values: Float64Array;
}

/** States of a vector. 0: undecided, since it does not depend on those before it, but its pivot is 0 modulo the prime by chance. */
export const [DEPENDENT, INDEPENDENT] = [1, 2] as const;

export interface Factorisation {
  factor: CholeskyFactor;
  /** By vector: DEPENDENT, INDEPENDENT or 0. */
  states: Uint8Array;
  /** The independent vectors, ascending. */
  basis: Int32Array;
  /** The vectors that depend on vectors before them, and D⁻¹ L⁻¹ times their products with the basis vectors before them. */
  dependents: { vector: number; scaled: Float64Array }[];
  /** L⁻¹ times the products of each probe with the basis. */
  probes: Float64Array[];
}

export const createSymmetricMatrix = (size: number): SymmetricMatrix => ({ size, values: new Float64Array((size * (size + 1)) / 2) });

/**
 * Factorises the Gram matrix of some vectors. Each vector that does not depend on the ones before it joins the basis.
 * @param probes the products of the vectors with a few random vectors. A pivot can be 0 modulo the prime by chance. A dependent vector also
 * has product 0 with what the basis leaves of each probe.
 */
export function factorise({ size, values }: SymmetricMatrix, probes: readonly Float64Array[]): Factorisation {
  const factor: CholeskyFactor = {
    rank: 0,
    lower: new Float64Array((size * (size - 1)) / 2),
    firsts: new Int32Array(size),
    inversePivots: new Float64Array(size),
  };
  const { lower, firsts, inversePivots } = factor;
  const states = new Uint8Array(size);
  const basis = new Int32Array(size);
  const dependents: Factorisation['dependents'] = [];
  const solvedProbes = probes.map(() => new Float64Array(size));
  const batch = new Float64Array(size * BATCH);

  function loadRow(k: number, from: number, to: number): void {
    const column = basis[k] as number;
    for (let vector = from; vector < to; vector++) {
      batch[k * BATCH + (vector % BATCH)] = vector > column ? (values[(vector * (vector + 1)) / 2 + column] as number) : 0;
    }
  }

  for (let from = 0; from < size; from += BATCH) {
    const to = Math.min(from + BATCH, size);
    for (let k = 0; k < factor.rank; k++) loadRow(k, from, to);
    solveLower(factor, batch, 0);
    for (let vector = from; vector < to; vector++) {
      const { rank } = factor;
      const side = vector % BATCH;
      // The next row of the factor. It is overwritten if the vector does not join the basis.
      const begin = (rank * (rank - 1)) / 2;
      const row = lower.subarray(begin, begin + rank);
      for (let k = 0; k < rank; k++) row[k] = reduce((batch[k * BATCH + side] as number) * (inversePivots[k] as number));
      const pivot = reduce((values[(vector * (vector + 1)) / 2 + vector] as number) - multiply(row, batch, BATCH, side));
      const rests = solvedProbes.map((probe, which) => reduce((probes[which]?.[vector] as number) - multiply(row, probe, 1, 0)));
      if (pivot === 0) {
        if (rests.some((rest) => rest !== 0)) continue;
        states[vector] = DEPENDENT;
        dependents.push({ vector, scaled: row.slice() });
        continue;
      }
      states[vector] = INDEPENDENT;
      for (const [which, rest] of rests.entries()) (solvedProbes[which] as Float64Array)[rank] = rest;
      inversePivots[rank] = invert(pivot);
      firsts[rank] = countZeros(row);
      basis[rank] = vector;
      factor.rank++;
      loadRow(rank, from, to);
      solveLower(factor, batch, rank);
    }
  }
  const { rank } = factor;
  return {
    factor: {
      rank,
      lower: lower.slice(0, (rank * (rank - 1)) / 2),
      firsts: firsts.slice(0, rank),
      inversePivots: inversePivots.slice(0, rank),
    },
    states,
    basis: basis.slice(0, rank),
    dependents,
    probes: solvedProbes.map((probe) => probe.slice(0, rank)),
  };
}

/** The product of a row with one side of a batch. */
export function multiply(row: Float64Array, batch: Float64Array, step: number, side: number): number {
  let sum = 0;
  for (let from = 0; from < row.length; from += EXACT_PRODUCTS) {
    const to = Math.min(from + EXACT_PRODUCTS, row.length);
    for (let k = from; k < to; k++) sum += (row[k] as number) * (batch[k * step + side] as number);
    sum = reduce(sum);
  }
  return sum;
}

/** Solves L x = b in place, rows from `firstRow` on: those before it are solved already. */
export function solveLower({ rank, lower, firsts }: CholeskyFactor, batch: Float64Array, firstRow: number): void {
  const first = Math.floor(countZeros(batch) / BATCH);
  for (let k = Math.max(first + 1, firstRow); k < rank; k++) {
    subtractProducts(lower, (k * (k - 1)) / 2, batch, Math.max(first, firsts[k] as number), k, batch, k * BATCH);
  }
}

/** How many zeros a list begins with. */
function countZeros(values: Float64Array): number {
  let count = 0;
  while (count < values.length && values[count] === 0) count++;
  return count;
}

/**
 * Subtracts the products of a row with each side of a batch from the BATCH values at target[targetBegin]. Only places from `from` to before
 * `to` count; place 0 of the row is values[begin]. The factorisation spends nearly all of its time here. It computes eight sums at once,
 * because reading the row takes longer than adding.
 */
export function subtractProducts(
  values: Float64Array,
  begin: number,
  batch: Float64Array,
  from: number,
  to: number,
  target: Float64Array,
  targetBegin: number,
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  let s7 = 0;
  let at = (begin + from) | 0;
  const end = (begin + to) | 0;
  let beside = (from * BATCH) | 0;
  while (at < end) {
    const stop = Math.min(at + EXACT_PRODUCTS, end) | 0;
    for (; at < stop; at = (at + 1) | 0, beside = (beside + BATCH) | 0) {
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
    s0 = reduce(s0);
    s1 = reduce(s1);
    s2 = reduce(s2);
    s3 = reduce(s3);
    s4 = reduce(s4);
    s5 = reduce(s5);
    s6 = reduce(s6);
    s7 = reduce(s7);
  }
  target[targetBegin] = reduce((target[targetBegin] as number) - s0);
  target[targetBegin + 1] = reduce((target[targetBegin + 1] as number) - s1);
  target[targetBegin + 2] = reduce((target[targetBegin + 2] as number) - s2);
  target[targetBegin + 3] = reduce((target[targetBegin + 3] as number) - s3);
  target[targetBegin + 4] = reduce((target[targetBegin + 4] as number) - s4);
  target[targetBegin + 5] = reduce((target[targetBegin + 5] as number) - s5);
  target[targetBegin + 6] = reduce((target[targetBegin + 6] as number) - s6);
  target[targetBegin + 7] = reduce((target[targetBegin + 7] as number) - s7);
}

/** Solves Lᵀ x = b in place. */
export function solveUpper({ rank, lower, firsts }: CholeskyFactor, batch: Float64Array): void {
  const subtract = createSubtraction(batch);
  for (let k = rank - 1; k >= 0; k--) {
    reduceAll(batch, k * BATCH, (k + 1) * BATCH);
    subtract(lower, (k * (k - 1)) / 2, firsts[k] as number, k, batch, k * BATCH);
  }
}

/**
 * Returns a function that subtracts multiples of a row from the sides of a batch. Only places from `from` to before `to` count; place 0 of
 * the row is values[begin], and the multiples are the BATCH residues at factors[factorsBegin]. The batch holds unreduced integers
 * afterwards.
 */
export function createSubtraction(batch: Float64Array) {
  let subtracted = 0;
  return (values: Float64Array, begin: number, from: number, to: number, factors: Float64Array, factorsBegin: number): void => {
    let isNothing = true;
    for (let side = 0; side < BATCH; side++) if (factors[factorsBegin + side] !== 0) isNothing = false;
    if (isNothing) return;
    subtractMultiples(values, begin, from, to, factors, factorsBegin, batch);
    subtracted++;
    // One less than EXACT_PRODUCTS: the batch value itself also needs room.
    if (subtracted % (EXACT_PRODUCTS - 1) === 0) reduceAll(batch, 0, to * BATCH);
  };
}

function subtractMultiples(
  values: Float64Array,
  begin: number,
  from: number,
  to: number,
  factors: Float64Array,
  factorsBegin: number,
  batch: Float64Array,
): void {
  const f0 = factors[factorsBegin] as number;
  const f1 = factors[factorsBegin + 1] as number;
  const f2 = factors[factorsBegin + 2] as number;
  const f3 = factors[factorsBegin + 3] as number;
  const f4 = factors[factorsBegin + 4] as number;
  const f5 = factors[factorsBegin + 5] as number;
  const f6 = factors[factorsBegin + 6] as number;
  const f7 = factors[factorsBegin + 7] as number;
  const end = (begin + to) | 0;
  for (let at = (begin + from) | 0, beside = (from * BATCH) | 0; at < end; at = (at + 1) | 0, beside = (beside + BATCH) | 0) {
    const value = values[at] as number;
    if (value === 0) continue;
    batch[beside] = (batch[beside] as number) - value * f0;
    batch[beside + 1] = (batch[beside + 1] as number) - value * f1;
    batch[beside + 2] = (batch[beside + 2] as number) - value * f2;
    batch[beside + 3] = (batch[beside + 3] as number) - value * f3;
    batch[beside + 4] = (batch[beside + 4] as number) - value * f4;
    batch[beside + 5] = (batch[beside + 5] as number) - value * f5;
    batch[beside + 6] = (batch[beside + 6] as number) - value * f6;
    batch[beside + 7] = (batch[beside + 7] as number) - value * f7;
  }
}

function reduceAll(values: Float64Array, begin: number, end: number): void {
  for (let at = begin; at < end; at++) values[at] = reduce(values[at] as number);
}
