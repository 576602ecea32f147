import {
  BATCH,
  createSubtraction,
  type Factorisation,
  factorise,
  multiply,
  solveLower,
  solveUpper,
  subtractProducts,
} from '../algebra/cholesky-factor';
import type { Combination } from '../algebra/combinations';
import { reduce } from '../algebra/prime-field';
import type { Candidates } from './candidate-cells';
import type { SharedAtoms } from './count-shared-atoms';

/** The linear span of all candidates. */
export interface CandidateSpan {
  /** By vector: DEPENDENT on the vectors before it, INDEPENDENT of them, or 0 for undecided. */
  states: Uint8Array;
  /** The dependent vectors as combinations of independent vectors before them. */
  dependents: Map<number, Combination>;
  /** By probe and vector: the multiple of the vector to subtract, so that the rest of the probe is orthogonal to all vectors. */
  probeFactors: Float64Array[];
  /**
   * Expresses groups in the span as combinations of independent vectors.
   * @param products how many atoms each group shares with each vector. At most BATCH groups.
   */
  express: (products: readonly Int32Array[]) => Combination[];
}

/** The vectors of a fiscal year, and how the links depend on them. */
interface YearPart {
  begin: number;
  factorisation: Factorisation;
  /** D⁻¹ L⁻¹ times the products of link i with the basis of the year: from i * rank on. */
  linkRows: Float64Array;
  /** The links that share atoms with the year. */
  touching: Int32Array;
  isTouching: Uint8Array;
}

/** Factorises the Gram matrix of the candidates: each fiscal year for itself, then what the years leave of the links between them. */
export function spanCandidates({ begins, years: { length: yearCount } }: Candidates, shared: SharedAtoms): CandidateSpan {
  const linkBegin = begins[yearCount] as number;
  const schur = shared.links;
  const linkProbes = shared.probes.map((probe) => probe.slice(linkBegin));
  const years = shared.years.map(({ gram, links }, at): YearPart => {
    const begin = begins[at] as number;
    const probes = shared.probes.map((probe) => probe.subarray(begin, begin + gram.size));
    const factorisation = factorise(gram, probes);
    const part = { begin, factorisation, ...eliminateLinks(factorisation, gram.size, links, schur) };
    for (const [which, linkProbe] of linkProbes.entries()) eliminateProbe(part, which, linkProbe);
    return part;
  });
  return createSpan(years, factorise(schur, linkProbes), linkBegin);
}

/** Subtracts from the products of the links what the basis of a year explains: the Schur complement. */
function eliminateLinks({ factor, basis }: Factorisation, size: number, links: Int32Array, schur: { size: number; values: Float64Array }) {
  const { rank, inversePivots } = factor;
  const isTouching = Uint8Array.from({ length: schur.size }, (_, link) =>
    Number(links.subarray(link * size, (link + 1) * size).some(Boolean)),
  );
  const touching = Int32Array.from(isTouching.keys()).filter((link) => isTouching[link] === 1);
  const linkRows = new Float64Array(schur.size * rank);
  const batch = new Float64Array(rank * BATCH);
  const changes = new Float64Array(BATCH);
  for (let from = 0; from < touching.length; from += BATCH) {
    const batched = touching.subarray(from, from + BATCH);
    batch.fill(0);
    for (const [side, link] of batched.entries()) {
      for (let k = 0; k < rank; k++) batch[k * BATCH + side] = links[link * size + (basis[k] as number)] as number;
    }
    solveLower(factor, batch, 0);
    for (const [side, link] of batched.entries()) {
      for (let k = 0; k < rank; k++) linkRows[link * rank + k] = reduce((batch[k * BATCH + side] as number) * (inversePivots[k] as number));
    }
    for (const other of touching.subarray(0, from + BATCH)) {
      changes.fill(0);
      subtractProducts(linkRows, other * rank, batch, 0, rank, changes, 0);
      for (const [side, link] of batched.entries()) {
        if (other > link) continue;
        const at = (link * (link + 1)) / 2 + other;
        schur.values[at] = reduce((schur.values[at] as number) + (changes[side] as number));
      }
    }
  }
  return { linkRows, touching, isTouching };
}

/** Subtracts from the products of the links with a probe what the basis of a year explains. */
function eliminateProbe({ factorisation, linkRows, touching }: YearPart, which: number, linkProbe: Float64Array): void {
  const { rank } = factorisation.factor;
  const probe = factorisation.probes[which] as Float64Array;
  for (const link of touching) {
    const explained = multiply(linkRows.subarray(link * rank, (link + 1) * rank), probe, 1, 0);
    linkProbe[link] = reduce((linkProbe[link] as number) - explained);
  }
}

function createSpan(years: readonly YearPart[], links: Factorisation, linkBegin: number): CandidateSpan {
  // Right-hand sides, which are solved in place.
  const ofYears = years.map(({ factorisation }) => new Float64Array(factorisation.factor.rank * BATCH));
  const ofLinks = new Float64Array(links.factor.rank * BATCH);

  function clear(): void {
    for (const batch of ofYears) batch.fill(0);
    ofLinks.fill(0);
  }

  /** Solves Lᵀ x = b, first for the links, then for each year. */
  function substituteBack(): void {
    solveUpper(links.factor, ofLinks);
    for (const [at, { factorisation, linkRows, isTouching }] of years.entries()) {
      const { factor } = factorisation;
      const batch = ofYears[at] as Float64Array;
      const subtract = createSubtraction(batch);
      for (const [k, link] of links.basis.entries()) {
        if (isTouching[link] === 1) subtract(linkRows, link * factor.rank, 0, factor.rank, ofLinks, k * BATCH);
      }
      solveUpper(factor, batch);
    }
  }

  function readCombination(side: number): Combination {
    const [numbers, factors]: [number[], number[]] = [[], []];
    function read(batch: Float64Array, basis: Int32Array, begin: number): void {
      for (let k = 0; k < basis.length; k++) {
        const factor = batch[k * BATCH + side] as number;
        if (factor === 0) continue;
        numbers.push(begin + (basis[k] as number));
        factors.push(factor);
      }
    }
    for (const [at, { begin, factorisation }] of years.entries()) read(ofYears[at] as Float64Array, factorisation.basis, begin);
    read(ofLinks, links.basis, linkBegin);
    return { numbers: Int32Array.from(numbers), factors: Float64Array.from(factors) };
  }

  function expressDependents(): Map<number, Combination> {
    const dependents = new Map<number, Combination>();
    function express(
      { dependents: all }: Factorisation,
      begin: number,
      load: (vector: number, scaled: Float64Array, side: number) => void,
    ): void {
      for (let from = 0; from < all.length; from += BATCH) {
        const batched = all.slice(from, from + BATCH);
        clear();
        for (const [side, { vector, scaled }] of batched.entries()) load(vector, scaled, side);
        substituteBack();
        for (const [side, { vector }] of batched.entries()) dependents.set(begin + vector, readCombination(side));
      }
    }
    for (const [at, { begin, factorisation }] of years.entries()) {
      express(factorisation, begin, (_, scaled, side) => putSide(ofYears[at] as Float64Array, side, scaled));
    }
    express(links, linkBegin, (link, scaled, side) => {
      putSide(ofLinks, side, scaled);
      for (const [at, { factorisation, linkRows }] of years.entries()) {
        const { rank } = factorisation.factor;
        putSide(ofYears[at] as Float64Array, side, linkRows.subarray(link * rank, (link + 1) * rank));
      }
    });
    return dependents;
  }

  function findProbeFactors(): Float64Array[] {
    clear();
    for (const [at, { factorisation }] of years.entries()) putProbes(ofYears[at] as Float64Array, factorisation);
    putProbes(ofLinks, links);
    substituteBack();
    return links.probes.map((_, side) => {
      const result = new Float64Array(states.length);
      const { numbers, factors } = readCombination(side);
      for (const [at, vector] of numbers.entries()) result[vector] = factors[at] as number;
      return result;
    });
  }

  const restOfLinks = new Float64Array(links.states.length * BATCH);
  function express(products: readonly Int32Array[]): Combination[] {
    clear();
    restOfLinks.fill(0);
    for (const [side, product] of products.entries()) putSide(restOfLinks, side, product.subarray(linkBegin));
    for (const [at, { begin, factorisation, linkRows, touching }] of years.entries()) {
      const { factor, basis, states: own } = factorisation;
      const batch = ofYears[at] as Float64Array;
      let isTouched = false;
      for (const [side, product] of products.entries()) {
        if (!product.subarray(begin, begin + own.length).some(Boolean)) continue;
        isTouched = true;
        for (let k = 0; k < factor.rank; k++) batch[k * BATCH + side] = product[begin + (basis[k] as number)] as number;
      }
      if (!isTouched) continue;
      solveLower(factor, batch, 0);
      for (const link of touching) subtractProducts(linkRows, link * factor.rank, batch, 0, factor.rank, restOfLinks, link * BATCH);
      scale(batch, factor.inversePivots);
    }
    for (const [k, link] of links.basis.entries()) ofLinks.set(restOfLinks.subarray(link * BATCH, (link + 1) * BATCH), k * BATCH);
    solveLower(links.factor, ofLinks, 0);
    scale(ofLinks, links.factor.inversePivots);
    substituteBack();
    return products.map((_, side) => readCombination(side));
  }

  const states = new Uint8Array(linkBegin + links.states.length);
  for (const { begin, factorisation } of years) states.set(factorisation.states, begin);
  states.set(links.states, linkBegin);
  return { states, dependents: expressDependents(), probeFactors: findProbeFactors(), express };
}

function putSide(batch: Float64Array, side: number, values: Float64Array | Int32Array): void {
  for (let k = 0; k < values.length; k++) batch[k * BATCH + side] = values[k] as number;
}

function putProbes(batch: Float64Array, { factor, probes }: Factorisation): void {
  for (const [side, probe] of probes.entries()) putSide(batch, side, probe);
  scale(batch, factor.inversePivots);
}

/** Multiplies by D⁻¹. */
function scale(batch: Float64Array, inversePivots: Float64Array): void {
  for (let at = 0; at < batch.length; at++) batch[at] = reduce((batch[at] as number) * (inversePivots[Math.floor(at / BATCH)] as number));
}
