/** A set of atoms, the smallest parts that leave is cut into, by their numbers. */
export type Group = readonly number[];

/** The figures that may be shown, and how many atoms they share with each other and with any other group. */
export interface Candidates {
  atomCount: number;
  groups: readonly Group[];
  /** Of one of them with those before it. */
  sharedBefore: (at: number) => Int32Array;
  /** Of a group with all of them. */
  countShared: (atoms: Group) => Int32Array;
}

export function createCandidates(atomCount: number, groups: readonly Group[]): Candidates {
  const { holders, begins } = listHolders(atomCount, groups);
  /** Counts for the candidates before one of them. */
  function countShared(atoms: Group, before: number): Int32Array {
    const counts = new Int32Array(before);
    for (const atom of atoms) {
      const end = begins[atom + 1] as number;
      for (let place = begins[atom] as number; place < end; place++) {
        const holder = holders[place] as number;
        if (holder >= before) break;
        counts[holder] = (counts[holder] as number) + 1;
      }
    }
    return counts;
  }
  const known: Int32Array[] = [];
  return {
    atomCount,
    groups,
    sharedBefore(at) {
      known[at] ??= countShared(groups[at] ?? [], at);
      return known[at];
    },
    countShared: (atoms) => countShared(atoms, groups.length),
  };
}

/** The candidates that hold each atom, in their order: those of an atom from its beginning to that of the next one. */
function listHolders(atomCount: number, groups: readonly Group[]): { holders: Int32Array; begins: Int32Array } {
  const begins = new Int32Array(atomCount + 1);
  for (const atoms of groups) for (const atom of atoms) begins[atom + 1] = (begins[atom + 1] as number) + 1;
  for (let atom = 0; atom < atomCount; atom++) begins[atom + 1] = (begins[atom + 1] as number) + (begins[atom] as number);
  const holders = new Int32Array(begins[atomCount] as number);
  const next = begins.slice();
  for (const [at, atoms] of groups.entries()) {
    for (const atom of atoms) {
      const place = next[atom] as number;
      holders[place] = at;
      next[atom] = place + 1;
    }
  }
  return { holders, begins };
}
