import { invert, reduce } from './prime-field';

/** A sparse linear combination of numbered vectors. Numbers ascend; factors are residues modulo the prime, none of them 0. */
export interface Combination {
  numbers: Int32Array;
  factors: Float64Array;
}

export const combinationOf = (number: number): Combination => ({ numbers: Int32Array.of(number), factors: Float64Array.of(1) });

export function sumCombinations(combinations: readonly Combination[]): Combination {
  const sum: Combination = { numbers: new Int32Array(0), factors: new Float64Array(0) };
  for (const combination of combinations) addMultiple(sum, combination, 1);
  return sum;
}

/** Undefined for the empty combination. */
export const lastNumber = ({ numbers }: Combination): number | undefined => numbers[numbers.length - 1];

/** The factor of a vector; 0 if the combination does not have it. Binary search. */
export function findFactor({ numbers, factors }: Combination, number: number): number {
  let [least, most] = [0, numbers.length];
  if (most === 0 || number > (numbers[most - 1] as number)) return 0;
  while (least < most) {
    const middle = (least + most) >> 1;
    if ((numbers[middle] as number) < number) least = middle + 1;
    else most = middle;
  }
  return numbers[least] === number ? (factors[least] as number) : 0;
}

/** Renumbers the vectors of a combination. @param newNumbers by old number */
export function renumber({ numbers, factors }: Combination, newNumbers: Int32Array): Combination {
  const order = Array.from(numbers.keys()).sort(
    (a, b) => (newNumbers[numbers[a] as number] as number) - (newNumbers[numbers[b] as number] as number),
  );
  return {
    numbers: Int32Array.from(order, (at) => newNumbers[numbers[at] as number] as number),
    factors: Float64Array.from(order, (at) => factors[at] as number),
  };
}

/** Substitutes the vector `leaving` by the combination that it equals. */
export function replace(combination: Combination, leaving: number, replacement: Combination): void {
  const factor = findFactor(combination, leaving);
  if (factor === 0) return;
  addMultiple(combination, combinationOf(leaving), -factor);
  addMultiple(combination, replacement, factor);
}

/** Solves `entering` = `combination` for the vector `leaving` in it. */
export function solveFor(leaving: number, entering: number, combination: Combination): Combination {
  const reciprocal = invert(findFactor(combination, leaving));
  const solution = combinationOf(entering);
  addMultiple(solution, combination, -1);
  addMultiple(solution, combinationOf(leaving), findFactor(combination, leaving));
  return { numbers: solution.numbers, factors: solution.factors.map((factor) => reduce(factor * reciprocal)) };
}

function addMultiple(target: Combination, other: Combination, multiple: number): void {
  const numbers = new Int32Array(target.numbers.length + other.numbers.length);
  const factors = new Float64Array(numbers.length);
  let [at, beside, count] = [0, 0, 0];
  while (at < target.numbers.length || beside < other.numbers.length) {
    const own = target.numbers[at] ?? Number.POSITIVE_INFINITY;
    const its = other.numbers[beside] ?? Number.POSITIVE_INFINITY;
    let factor = 0;
    if (own <= its) factor += target.factors[at++] as number;
    if (its <= own) factor = reduce(factor + multiple * (other.factors[beside++] as number));
    if (factor === 0) continue;
    numbers[count] = Math.min(own, its);
    factors[count++] = factor;
  }
  target.numbers = numbers.slice(0, count);
  target.factors = factors.slice(0, count);
}
