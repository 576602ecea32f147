import { dayAt } from './days';
import { addDirt, countDuplicates, isDirtySlot, makeOutdated } from './dirt';
import { fiscalYearOf } from './fiscal-years';
import type { RecordSet } from './http';
import { countLiveSlots, readLiveRequest } from './live-requests';
import { readPastRequest } from './past-requests';
import { createEmployees } from './people';
import { type LeaveRecord, spellRecord } from './spelling';

export interface DemoCompany {
  /** How many there are, at any time. */
  records: number;
  /** The same seed leads to the same records at the same moment. */
  seed: number;
  /** Whether the requests are there that change every minute. Today the source holds none of those of long ago. Left out: they are. */
  isLive?: boolean;
}

/**
 * All records of the demo company at a moment: record i is a function of seed, i and the moment, made when it is requested.
 * Order: the live ones (if they are wanted), those of the past, two duplicates.
 */
export function createLeaveRecords({ records: total, seed, isLive = true }: DemoCompany): { at: (moment: number) => RecordSet } {
  const employees = createEmployees(total, seed);
  const liveSlots = countLiveSlots(total);
  const duplicates = countDuplicates(total);

  function recordAt(index: number, moment: number, currentFiscalId: number): LeaveRecord {
    // One repeats a record of the first page, the other one of its own neighbours.
    if (index >= total - duplicates) {
      const slot = index === total - 1 ? 0 : cleanSlotBefore(total - duplicates - liveSlots);
      return makeOutdated(recordAt(liveSlots + slot, moment, currentFiscalId));
    }
    if (index < liveSlots) return spellRecord(readLiveRequest(seed, employees, index, liveSlots, moment), currentFiscalId, total);
    const slot = index - liveSlots;
    return addDirt(spellRecord(readPastRequest(seed, employees, slot, moment), currentFiscalId, total), slot);
  }

  return {
    at(moment) {
      const currentFiscalId = fiscalYearOf(dayAt(moment)).id;
      const first = isLive ? 0 : liveSlots;
      return { total: total - first, read: (index) => recordAt(first + index, moment, currentFiscalId) };
    },
  };
}

function cleanSlotBefore(end: number): number {
  return isDirtySlot(end - 1) ? end - 2 : end - 1;
}
