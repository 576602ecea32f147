import { setImmediate } from 'node:timers/promises';

/** A set of atoms, the smallest parts that leave is cut into, by their numbers. */
export type Group = readonly number[];

// Squared distances in units of atoms: far above these, or zero up to rounding.
const KNOWN_ALREADY = 1e-7;
const GIVEN_AWAY = 1e-5;
// What is left of a zero.
const ROUNDING = 1e-10;
const TURN_MILLISECONDS = 10;

/** What may be shown, and the proof that it hides the rest. */
interface Choice {
  isShown: boolean[];
  /**
   * A change of every atom that no shown figure notices: added to the days it gives another world with the same figures. It is drawn at random
   * among all such changes, so it leaves a group as it is only where the shown figures say what that group has.
   */
  change: Float64Array;
}

/**
 * Which figures can be shown together: each in its turn, unless the figures shown so far, added and subtracted in any way, would with it
 * give the figure of a guarded group. `candidates` come in order of importance.
 *
 * A group stays hidden as long as its indicator vector keeps a distance from the space that the shown indicators span. The squared distances
 * are the diagonal of a Schur complement of the Gram matrix (how many atoms two groups share), so this is a Cholesky factorisation that
 * leaves out the rows which would make a distance zero. For thousands of figures it takes seconds, and lets others have their turn meanwhile.
 */
export async function chooseShown(atomCount: number, candidates: readonly Group[], guarded: readonly Group[]): Promise<Choice> {
  const { shared, sharedWithGuarded } = countShared(atomCount, candidates, guarded);
  const change = drawWeights(atomCount);
  const parts = Float64Array.from(candidates, (atoms) => atoms.reduce((sum, atom) => sum + (change[atom] as number), 0));
  const distances = guarded.map(({ length }) => length);
  const pivots: number[] = [];
  const isShown: boolean[] = [];
  let turnEnds = performance.now() + TURN_MILLISECONDS;
  for (const at of candidates.keys()) {
    if (performance.now() > turnEnds) {
      await setImmediate();
      turnEnds = performance.now() + TURN_MILLISECONDS;
    }
    const row = shared[at] as Float64Array;
    const own = row[0] as number;
    const partOf = (group: number) => (sharedWithGuarded[group] as Float64Array)[at] as number;
    const touched = own < KNOWN_ALREADY ? [] : [...guarded.keys()].filter((group) => Math.abs(partOf(group)) > ROUNDING);
    const closer = touched.map((group) => (distances[group] as number) - partOf(group) ** 2 / own);
    isShown.push(closer.every((distance) => distance > GIVEN_AWAY));
    if (!isShown[at] || own < KNOWN_ALREADY) continue;
    for (const [position, group] of touched.entries()) distances[group] = closer[position] as number;
    removePart(at, shared, [...touched.map((group) => sharedWithGuarded[group] as Float64Array), parts]);
    pivots.push(at);
  }
  removeNoticed(change, candidates, shared, parts, pivots);
  return { isShown, change };
}

/** Takes out of the change what the shown figures would notice: back substitution in the factorisation. */
function removeNoticed(
  change: Float64Array,
  candidates: readonly Group[],
  shared: readonly Float64Array[],
  parts: Float64Array,
  pivots: readonly number[],
): void {
  const factors = new Float64Array(candidates.length);
  for (const at of pivots.toReversed()) {
    const row = shared[at] as Float64Array;
    let rest = parts[at] as number;
    for (let step = 1; step < row.length; step++) rest -= (row[step] as number) * (factors[at + step] as number);
    factors[at] = rest / (row[0] as number);
  }
  for (const at of pivots) for (const atom of candidates[at] as Group) change[atom] = (change[atom] as number) - (factors[at] as number);
}

/** The same every time: an answer must not depend on when it is given. */
function drawWeights(count: number): Float64Array {
  let state = 1;
  return Float64Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 + 0.5;
  });
}

/** Takes what lies along candidate `at` out of all later ones and of the `others`. Most share nothing with it and cost nothing. */
function removePart(at: number, shared: readonly Float64Array[], others: readonly Float64Array[]): void {
  const row = shared[at] as Float64Array;
  const own = row[0] as number;
  for (let step = 1; step < row.length; step++) {
    const part = row[step] as number;
    if (Math.abs(part) > ROUNDING) subtract(shared[at + step] as Float64Array, 0, row, step, part / own);
  }
  // What stays at `at` itself is the part that was there when its turn came.
  for (const other of others) subtract(other, at + 1, row, 1, (other[at] as number) / own);
}

function subtract(target: Float64Array, from: number, row: Float64Array, step: number, factor: number): void {
  for (let at = from, by = step; by < row.length; at++, by++) target[at] = (target[at] as number) - factor * (row[by] as number);
}

/** How many atoms each candidate shares with itself and the later ones (the upper half of a matrix, by rows), and each guarded group with all. */
function countShared(atomCount: number, candidates: readonly Group[], guarded: readonly Group[]) {
  const shared = candidates.map((_, at) => new Float64Array(candidates.length - at));
  const sharedWithGuarded = guarded.map(() => new Float64Array(candidates.length));
  const candidatesOf = Array.from({ length: atomCount }, (): number[] => []);
  for (const [at, atoms] of candidates.entries()) {
    for (const atom of atoms) {
      const known = candidatesOf[atom] as number[];
      known.push(at);
      for (const earlier of known) increase(shared[earlier] as Float64Array, at - earlier);
    }
  }
  for (const [group, atoms] of guarded.entries()) {
    for (const atom of atoms) for (const at of candidatesOf[atom] as number[]) increase(sharedWithGuarded[group] as Float64Array, at);
  }
  return { shared, sharedWithGuarded };
}

function increase(counts: Float64Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
