import { hash } from 'node:crypto';
import type { Finding } from './rules/rule';

/**
 * The findings of a check in parts, by a hash of their keys: where one leave of a million changed, only the parts that differ are compared
 * with what is recorded.
 */
export interface FindingParts {
  count: number;
  /** Two words for each part: the sum of the hashes of its findings, regardless of their order. */
  sums: Uint32Array;
}

/** A part for each beginning of three hexadecimal digits. */
export const PART_COUNT = 16 ** 3;

/** The part of a finding: the first three hexadecimal digits of the SHA-256 of its key. `PART_OF_KEY` is the same in SQL. */
export function partOf(key: string): number {
  return Number.parseInt(hash('sha256', key).slice(0, 3), 16);
}

/** For the alias `f` of `ops.check_findings`. */
export const PART_OF_KEY = "('x' || left(encode(sha256(convert_to(f.finding_key, 'UTF8')), 'hex'), 3))::bit(12)::int";

export function sumParts(found: Iterable<Pick<Finding, 'key' | 'what'>>): FindingParts {
  const sums = new Uint32Array(2 * PART_COUNT);
  let count = 0;
  for (const { key, what } of found) {
    const part = 2 * partOf(key);
    const digest = hash('sha256', `${key}\n${what}`, 'buffer');
    // A sum wraps around at 2 to the power of 32.
    sums[part]! += digest.readUInt32BE(0);
    sums[part + 1]! += digest.readUInt32BE(4);
    count++;
  }
  return { count, sums };
}

/** Names what a check finds: equal findings have one digest. */
export function digestParts({ sums }: FindingParts): string {
  return hash('sha256', sums);
}

/** The numbers of the parts that differ. */
export function listChangedParts(before: FindingParts, { sums }: FindingParts): number[] {
  return Array.from({ length: PART_COUNT }, (_, part) => part).filter(
    (part) => sums[2 * part] !== before.sums[2 * part] || sums[2 * part + 1] !== before.sums[2 * part + 1],
  );
}
