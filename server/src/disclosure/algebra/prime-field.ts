/**
 * All linear algebra is done with integers modulo this prime. The arithmetic is exact, so there is no rounding and no tolerance at any
 * size. A cell that follows from others over the fractions follows from them modulo the prime, too: the exception would be a prime that
 * divides an elementary divisor of the cells' 0/1 matrix, and those are small numbers.
 */
export const PRIME = 16_777_213;
const INVERSE = 1 / PRIME;

/** How many products of two residues add up exactly in a float: 64 × 2^46 = 2^52. */
export const EXACT_PRODUCTS = 64;

/** The residue of an integer of less than 2^52 in size, between -PRIME / 2 and PRIME / 2. */
export function reduce(value: number): number {
  return value - PRIME * Math.floor(value * INVERSE + 0.5);
}

/** The reciprocal of a residue, which must not be 0. */
export function invert(value: number): number {
  let [a, b] = [reduce(value), PRIME];
  let [x, y] = [1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  // a is the greatest common divisor, 1 or -1.
  return reduce(x * a);
}

/** A pseudo-random residue for each index, the same on every call. `series` selects one of several independent sequences. */
export function drawResidue(index: number, series: number): number {
  let bits = Math.imul(index + 1, 0x9e3779b9) ^ Math.imul(series + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return reduce((bits ^ (bits >>> 16)) >>> 0);
}
