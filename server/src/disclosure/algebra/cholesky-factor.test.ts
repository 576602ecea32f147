import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSymmetricMatrix, DEPENDENT, factorise, INDEPENDENT } from './cholesky-factor';
import { drawResidue, invert, reduce } from './prime-field';

const vectors = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 20, maxLength: 20 }), { minLength: 1, maxLength: 40 });
const multiply = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => reduce(sum + value * (b[at] as number)), 0);

/** Gauss-Jordan over the fractions, in floats: the vectors are short. */
function findRanks(all: readonly (readonly number[])[]): number[] {
  const rows: number[][] = [];
  return all.map((vector) => {
    const left = [...vector];
    for (const row of rows) {
      const pivot = row.findIndex((value) => Math.abs(value) > 1e-9);
      const factor = (left[pivot] as number) / (row[pivot] as number);
      for (let at = 0; at < left.length; at++) left[at] = (left[at] as number) - factor * (row[at] as number);
    }
    if (left.some((value) => Math.abs(value) > 1e-9)) rows.push(left);
    return rows.length;
  });
}

test('the basis holds the first independent vectors, L D Lᵀ is their Gram matrix, and the other vectors are dependent', () => {
  fc.assert(
    fc.property(vectors, (all) => {
      const gram = createSymmetricMatrix(all.length);
      let at = 0;
      for (const [row, vector] of all.entries()) for (const other of all.slice(0, row + 1)) gram.values[at++] = multiply(vector, other);
      const probes = [0, 1].map((series) => all[0]?.map((_, index) => drawResidue(index, series)) ?? []);
      const { factor, states, basis, dependents } = factorise(
        gram,
        probes.map((probe) => Float64Array.from(all, (vector) => multiply(vector, probe))),
      );
      const ranks = findRanks(all);
      const isNew = ranks.map((rank, index) => rank > (ranks[index - 1] ?? 0));
      expect([...states]).toEqual(isNew.map((independent) => (independent ? INDEPENDENT : DEPENDENT)));
      expect([...basis]).toEqual([...isNew.keys()].filter((index) => isNew[index]));
      expect(dependents.map(({ vector }) => vector)).toEqual([...isNew.keys()].filter((index) => !isNew[index]));

      const rowOf = (k: number) => [...factor.lower.subarray((k * (k - 1)) / 2, (k * (k - 1)) / 2 + k), 1];
      for (let k = 0; k < factor.rank; k++) {
        for (let other = 0; other <= k; other++) {
          const product = rowOf(other).reduce(
            (sum, value, place) =>
              reduce(sum + reduce(value * (rowOf(k)[place] as number)) * invert(factor.inversePivots[place] as number)),
            0,
          );
          expect(product).toBe(multiply(all[basis[k] as number] as number[], all[basis[other] as number] as number[]));
        }
      }
    }),
    { numRuns: 50 },
  );
});
