/** The groupings of the Overview, as columns of the peers' tables. */
export const GROUPINGS = ['year_month', 'department', 'leave_type', 'designation'] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** Millionths of a day, distinct leaves, distinct people. */
export type Counts = readonly [micro: number, leaves: number, people: number];

/** The answer to the Overview that all peers must agree on: counts by ordinal for each grouping, and the total. */
export interface OverviewAnswer {
  groups: Record<Grouping, ReadonlyMap<number, Counts>>;
  total: Counts;
}

/** @returns the first place where two answers differ; null: they are equal. */
export function findDifference(one: OverviewAnswer, other: OverviewAnswer): string | null {
  if (String(one.total) !== String(other.total)) return `total ${one.total} and ${other.total}`;
  for (const grouping of GROUPINGS) {
    const [mine, theirs] = [one.groups[grouping], other.groups[grouping]];
    if (mine.size !== theirs.size) return `${grouping}: ${mine.size} and ${theirs.size} groups`;
    for (const [key, counts] of mine) {
      if (String(counts) !== String(theirs.get(key))) return `${grouping} ${key}: ${counts} and ${theirs.get(key)}`;
    }
  }
  return null;
}

/** A system that answers the Overview. */
export interface Peer {
  name: string;
  ask(): Promise<{ milliseconds: number; answer: () => OverviewAnswer }>;
  stop(): Promise<void>;
}
