import { findPlace } from '../../domain/find-place';
import { readRecordId } from './record-id';
import type { SnapshotPage } from './snapshot';

/** The record ids of the pages so far, 8 bytes each. */
export interface SeenIds {
  /** Notes a page whose ids are read only if a later page has to be compared with them. */
  defer(page: SnapshotPage): void;
  /**
   * Notes a page. Returns whether it holds a record that no earlier page holds. A page without any readable id counts as one with a new
   * record, unless it follows another such page.
   */
  add(page: SnapshotPage): Promise<boolean>;
}

export function createSeenIds(): SeenIds {
  const deferred: SnapshotPage[] = [];
  /** Of one page each, in ascending order. */
  const seen: Float64Array[] = [];

  return {
    defer(page) {
      deferred.push(page);
    },
    async add(page) {
      for (const earlier of deferred.splice(0)) seen.push(await readIds(earlier));
      const ids = await readIds(page);
      const isNew = ids.length === 0 ? seen.at(-1)?.length !== 0 : ids.some((id) => !seen.some((earlier) => includesSorted(earlier, id)));
      seen.push(ids);
      return isNew;
    },
  };
}

async function readIds(page: SnapshotPage): Promise<Float64Array> {
  const ids = new Float64Array(page.recordCount);
  let length = 0;
  for await (const { json, count, startOf, endOf } of page.readBlocks()) {
    for (let index = 0; index < count; index++) {
      const id = readRecordId(json, startOf(index), endOf(index));
      if (id !== null) ids[length++] = id;
    }
  }
  return ids.slice(0, length).sort();
}

function includesSorted(sorted: Float64Array, value: number): boolean {
  return sorted[findPlace(sorted.length, (at) => sorted[at]! < value)] === value;
}
