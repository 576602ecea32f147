import { INDEPENDENT } from '../algebra/cholesky-factor';
import {
  type Combination,
  combinationOf,
  findFactor,
  lastNumber,
  renumber,
  replace,
  solveFor,
  sumCombinations,
} from '../algebra/combinations';
import type { Candidates } from './candidate-cells';
import type { CandidateSpan } from './candidate-span';

/**
 * Decides by position which candidates are shown. In order, each candidate is shown unless it would disclose a sensitive group together
 * with the ones shown before it.
 *
 * Every group is a combination of independent candidates in exactly one way. The last candidate of the combination would disclose the
 * group, so it is suppressed. If a dependent candidate was a combination that contains it, that one replaces it in all combinations: a
 * pivot step, as in the simplex method. If there is none, the group no longer follows.
 * @param groups the sensitive groups that all candidates together disclose, as combinations of vectors.
 */
export function suppressSecondarily(candidates: Candidates, span: CandidateSpan, groups: readonly Combination[]): Uint8Array {
  const dependencies = listDependencies(candidates, span);
  const isShown = Uint8Array.from({ length: candidates.count }, (_, position) => Number(dependencies.isKnown(position)));
  let disclosed = groups.map((group) => renumber(group, candidates.vectors));
  dependencies.preferEarlier(disclosed);

  const disclosedBy = new Int32Array(candidates.count);
  function count(group: Combination, difference: number): void {
    const last = lastNumber(group);
    if (last !== undefined) disclosedBy[last] = (disclosedBy[last] as number) + difference;
  }
  for (const group of disclosed) count(group, 1);
  for (let position = 0; position < candidates.count; position++) {
    if (disclosedBy[position] === 0) continue;
    isShown[position] = 0;
    const affected = disclosed.filter((group) => findFactor(group, position) !== 0);
    for (const group of affected) count(group, -1);
    const isReplaced = dependencies.remove(position, affected);
    if (isReplaced) for (const group of affected) count(group, 1);
    else disclosed = disclosed.filter((group) => findFactor(group, position) === 0);
  }
  return isShown;
}

/** Keeps a basis of independent candidates, and the other candidates as combinations of it. */
function listDependencies(candidates: Candidates, { states, dependents: dependentVectors }: CandidateSpan) {
  const independent = new Set<number>();
  /** By position. */
  const dependents = new Map<number, Combination>();
  for (const [vector, position] of candidates.vectors.entries()) {
    if (states[vector] === INDEPENDENT) independent.add(position);
    const dependent = dependentVectors.get(vector);
    if (dependent) dependents.set(position, renumber(dependent, candidates.vectors));
  }
  for (const [position, parts] of candidates.parts.entries()) {
    const known = parts?.map((part) => (independent.has(part) ? combinationOf(part) : dependents.get(part)));
    // A sum is undecided if one of its parts is.
    if (known?.every((part) => part !== undefined)) dependents.set(position, sumCombinations(known));
  }

  /** Pivots: `entering` joins the basis in the place of `leaving`. Returns `leaving` as a combination of the new basis. */
  function exchange(leaving: number, entering: number, combinations: readonly Combination[]): Combination {
    const replacement = solveFor(leaving, entering, dependents.get(entering) as Combination);
    dependents.delete(entering);
    independent.delete(leaving);
    independent.add(entering);
    for (const combination of dependents.values()) replace(combination, leaving, replacement);
    for (const combination of combinations) replace(combination, leaving, replacement);
    return replacement;
  }

  return {
    isKnown: (position: number): boolean => independent.has(position) || dependents.has(position),

    /** Pivots until each dependent candidate is a combination of earlier ones only. Rewrites the given combinations. */
    preferEarlier(combinations: readonly Combination[]): void {
      for (let position = 0; position < candidates.count; position++) {
        const last = lastNumber(dependents.get(position) ?? combinationOf(position)) ?? position;
        if (last > position) dependents.set(last, exchange(last, position, combinations));
      }
    },

    /** Removes a candidate from the basis. Rewrites the given combinations, or returns false if no candidate can replace it. */
    remove(position: number, combinations: readonly Combination[]): boolean {
      let entering = Number.POSITIVE_INFINITY;
      for (const [dependent, combination] of dependents) {
        if (dependent < entering && findFactor(combination, position) !== 0) entering = dependent;
      }
      if (entering === Number.POSITIVE_INFINITY) independent.delete(position);
      else exchange(position, entering, combinations);
      return entering !== Number.POSITIVE_INFINITY;
    },
  };
}
