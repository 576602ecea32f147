import { createSymmetricMatrix, type SymmetricMatrix } from '../algebra/cholesky-factor';
import { drawResidue, reduce } from '../algebra/prime-field';
import type { Microdata } from '../primary-suppression/microdata';
import type { Candidates } from './candidate-cells';
import type { VectorFinder } from './cells-of-atom';

/** How many random vectors the span is tested with. The chance of an error is 1 / PRIME to this power. */
export const PROBES = 2;

/** The Gram matrix of the vectors: how many atoms they share with each other. Without the zeros between fiscal years. */
export interface SharedAtoms {
  years: {
    /** Of the vectors of the year with each other. */
    gram: SymmetricMatrix;
    /** Of link i with the vectors of the year: links[i * gram.size] to links[(i + 1) * gram.size - 1]. */
    links: Int32Array;
  }[];
  links: SymmetricMatrix;
  /** By probe and vector: the sum of the probe, a random residue per atom, over the vector's atoms. */
  probes: Float64Array[];
}

export function countSharedAtoms(microdata: Microdata, { begins, years }: Candidates, { find, found }: VectorFinder): SharedAtoms {
  const linkBegin = begins[years.length] as number;
  const linkCount = (begins[years.length + 1] as number) - linkBegin;
  const linkSquare = new Int32Array(linkCount * linkCount);
  const probes = Array.from({ length: PROBES }, () => new Float64Array(linkBegin + linkCount));
  const [own, links] = [new Int32Array(found.length), new Int32Array(found.length)];

  /** Counts the atoms of one fiscal year, whose own vectors are those from `begin` on. */
  function countYear(atoms: Int32Array, begin: number, size: number) {
    const square = new Int32Array(size * size);
    const linkRows = new Int32Array(linkCount * size);
    for (let place = 0; place < atoms.length; place++) {
      const atom = atoms[place] as number;
      const count = find(atom);
      let [ownCount, ownLinks] = [0, 0];
      for (let at = 0; at < count; at++) {
        const vector = found[at] as number;
        if (vector < linkBegin) own[ownCount++] = vector - begin;
        else links[ownLinks++] = vector - linkBegin;
      }
      addPairs(square, size, own, ownCount);
      addPairs(linkSquare, linkCount, links, ownLinks);
      addProducts(linkRows, size, links, ownLinks, own, ownCount);
      for (let series = 0; series < PROBES; series++) addResidue(probes[series] as Float64Array, found, count, drawResidue(atom, series));
    }
    return { gram: fold(square, size), links: linkRows };
  }

  const ofYear = groupAtoms(microdata);
  const counted: SharedAtoms['years'] = [];
  for (const [number, atoms] of ofYear.entries()) {
    const at = years.indexOf(number);
    const begin = at < 0 ? 0 : (begins[at] as number);
    const size = at < 0 ? 0 : (begins[at + 1] as number) - begin;
    const year = countYear(atoms, begin, size);
    if (at >= 0) counted.push(year);
  }
  for (const probe of probes) for (let vector = 0; vector < probe.length; vector++) probe[vector] = reduce(probe[vector] as number);
  return { years: counted, links: fold(linkSquare, linkCount), probes };
}

/** Adds 1 for each pair of vectors, on one side of the diagonal, and for each vector on the diagonal. */
function addPairs(square: Int32Array, size: number, vectors: Int32Array, count: number): void {
  for (let at = 0; at < count; at++) {
    const row = (vectors[at] as number) * size;
    for (let beside = at; beside < count; beside++) {
      const place = row + (vectors[beside] as number);
      square[place] = (square[place] as number) + 1;
    }
  }
}

function addProducts(counts: Int32Array, size: number, links: Int32Array, linkCount: number, own: Int32Array, ownCount: number): void {
  for (let at = 0; at < linkCount; at++) {
    const row = (links[at] as number) * size;
    for (let beside = 0; beside < ownCount; beside++) {
      const place = row + (own[beside] as number);
      counts[place] = (counts[place] as number) + 1;
    }
  }
}

function addResidue(probe: Float64Array, vectors: Int32Array, count: number, residue: number): void {
  for (let at = 0; at < count; at++) {
    const vector = vectors[at] as number;
    probe[vector] = (probe[vector] as number) + residue;
  }
}

/** Adds up both sides of the diagonal. */
function fold(square: Int32Array, size: number): SymmetricMatrix {
  const matrix = createSymmetricMatrix(size);
  let at = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++, at++) {
      matrix.values[at] = (square[row * size + column] as number) + (square[column * size + row] as number);
    }
    matrix.values[at++] = square[row * size + row] as number;
  }
  return matrix;
}

/** The atoms of each fiscal year, by its ordinal plus 1, in their order. */
function groupAtoms({ atomCount, columns: { FISCAL_YEAR } }: Microdata): Int32Array[] {
  const { ordinals, radix } = FISCAL_YEAR;
  const ends = new Int32Array(radix + 1);
  for (let atom = 0; atom < atomCount; atom++) {
    const next = (ordinals[atom] as number) + 2;
    ends[next] = (ends[next] as number) + 1;
  }
  for (let year = 1; year <= radix; year++) ends[year] = (ends[year] as number) + (ends[year - 1] as number);
  const begins = ends.slice();
  const sorted = new Int32Array(atomCount);
  for (let atom = 0; atom < atomCount; atom++) {
    const year = (ordinals[atom] as number) + 1;
    const place = ends[year] as number;
    sorted[place] = atom;
    ends[year] = place + 1;
  }
  return Array.from({ length: radix }, (_, year) => sorted.subarray(begins[year], begins[year + 1]));
}
