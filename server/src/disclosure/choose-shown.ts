import { addProducts, BATCH, drawChange, type Parts } from './perpendicular-parts';
import type { Candidates, Group } from './shared-atoms';
import { takeTurns } from './take-turns';

// Squared distances in units of atoms: far above these, or zero up to rounding.
const KNOWN_ALREADY = 1e-7;
const GIVEN_AWAY = 1e-5;

/** A small group, with its parts along the shown figures so far. */
interface Guard {
  parts: Parts;
  /** What is left of it beside them. */
  squaredDistance: number;
  /** How many atoms it shares with each candidate. */
  shared: Int32Array;
}

/**
 * Which figures can be shown together: each in its turn, unless the figures shown so far, added and subtracted in any way, would with it
 * give the figure of a guarded group. Candidates come in order of importance, those that share atoms with few others first.
 *
 * A group stays hidden as long as its indicator vector keeps a distance from the space that the shown indicators span. What lies in that space is
 * found row by row of a Cholesky factorisation of the Gram matrix (how many atoms two groups share); the rows that would make a distance zero
 * are left out of it.
 */
export async function chooseShown(candidates: Candidates, guarded: readonly Group[]): Promise<boolean[]> {
  const { isShown } = await choose(candidates, guarded);
  return isShown;
}

/**
 * A change of every atom that none of the candidates notices: added to the days it gives another world with the same figures. It is drawn at random
 * among all such changes, so it leaves a group as it is only where the candidates say what that group has.
 */
export async function drawUnnoticedChange(candidates: Candidates): Promise<Float64Array> {
  const { shown, rows } = await choose(candidates, []);
  return drawChange(
    candidates.atomCount,
    shown.map((at) => candidates.groups[at] as Group),
    rows,
  );
}

async function choose(candidates: Candidates, guarded: readonly Group[]) {
  const choosing = startChoosing(candidates, guarded);
  const count = candidates.groups.length;
  const rest = takeTurns();
  for (let from = 0; from < count; from += BATCH) {
    await rest();
    choosing.lookAt(from, Math.min(from + BATCH, count));
  }
  return choosing;
}

function startChoosing({ groups, sharedBefore, countShared }: Candidates, guarded: readonly Group[]) {
  const guards = guarded.map((atoms): Guard => {
    const parts = { first: groups.length, values: new Float64Array(groups.length) };
    return { parts, squaredDistance: atoms.length, shared: countShared(atoms) };
  });
  const isShown = groups.map(() => false);
  const shown: number[] = [];
  const rows: Parts[] = [];

  // The candidates in turn: their parts along each of the shown figures from `first` on, side by side, so that each row is read once for all.
  let first = 0;
  let parts = new Float64Array(0);
  let shared: Int32Array[] = [];
  const squaredDistances = new Float64Array(BATCH);
  const sums = new Float64Array(BATCH);
  const known = new Float64Array(guards.length * BATCH);
  const along = new Float64Array(guards.length);

  function startBatch(from: number, to: number): void {
    first = rows.length;
    shared = [];
    for (let at = from; at < to; at++) {
      const own = sharedBefore(at);
      shared.push(own);
      let place = 0;
      while (place < first && own[shown[place] as number] === 0) place++;
      first = place;
      squaredDistances[at - from] = groups[at]?.length ?? 0;
    }
    parts = new Float64Array((rows.length - first + BATCH) * BATCH);
  }

  /** Splits off what lies along one more of the shown figures. */
  function splitOff(place: number, from: number, to: number): void {
    const row = rows[place] as Parts;
    const candidate = shown[place] as number;
    const length = row.values[place - row.first] as number;
    addProducts(row, parts, first, 0, place, sums);
    for (let at = from; at < to; at++) {
      // A candidate before the row's has had its turn.
      if (at <= candidate) continue;
      const part = (((shared[at - from] as Int32Array)[candidate] as number) - (sums[at - from] as number)) / length;
      parts[(place - first) * BATCH + at - from] = part;
      squaredDistances[at - from] = (squaredDistances[at - from] as number) - part * part;
    }
  }

  /** Whether every guarded group would keep its distance. Leaves their parts along the candidate in `along`. */
  function isHarmless(at: number, inBatch: number, length: number, begin: number): boolean {
    let harmless = true;
    for (let which = 0; which < guards.length; which++) {
      const guard = guards[which] as Guard;
      let rest = (guard.shared[at] as number) - (known[which * BATCH + inBatch] as number);
      for (let place = Math.max(begin, guard.parts.first); place < rows.length; place++) {
        rest -= (guard.parts.values[place - guard.parts.first] as number) * (parts[(place - first) * BATCH + inBatch] as number);
      }
      const part = rest / length;
      along[which] = part;
      if (guard.squaredDistance - part * part <= GIVEN_AWAY) harmless = false;
    }
    return harmless;
  }

  function show(at: number, inBatch: number, length: number): void {
    const place = rows.length;
    for (let which = 0; which < guards.length; which++) addPart(guards[which] as Guard, place, along[which] as number);
    let begin = first;
    while (begin < place && parts[(begin - first) * BATCH + inBatch] === 0) begin++;
    const values = new Float64Array(place - begin + 1);
    for (let at = begin; at < place; at++) values[at - begin] = parts[(at - first) * BATCH + inBatch] as number;
    values[place - begin] = length;
    rows.push({ first: begin, values });
    shown.push(at);
  }

  return {
    lookAt(from: number, to: number): void {
      const begin = rows.length;
      startBatch(from, to);
      for (let place = first; place < begin; place++) splitOff(place, from, to);
      for (let which = 0; which < guards.length; which++) {
        addProducts((guards[which] as Guard).parts, parts, first, 0, begin, sums);
        known.set(sums, which * BATCH);
      }
      for (let at = from; at < to; at++) {
        const inBatch = at - from;
        const squaredDistance = squaredDistances[inBatch] as number;
        const length = Math.sqrt(Math.max(0, squaredDistance));
        const isNew = squaredDistance >= KNOWN_ALREADY;
        isShown[at] = !isNew || isHarmless(at, inBatch, length, begin);
        if (!isNew || !isShown[at]) continue;
        show(at, inBatch, length);
        splitOff(rows.length - 1, from, to);
      }
    },
    isShown,
    shown,
    rows,
  };
}

function addPart(guard: Guard, place: number, part: number): void {
  if (part === 0) return;
  const { parts } = guard;
  if (parts.first > place) {
    parts.values = parts.values.subarray(place);
    parts.first = place;
  }
  parts.values[place - parts.first] = part;
  guard.squaredDistance -= part * part;
}
