import type { LeaveRecord } from './spelling';

/** What real sources get wrong; each makes a record that has to be quarantined. */
const FAULTS: ReadonlyArray<(record: LeaveRecord) => LeaveRecord> = [
  (record) => ({ ...record, leaveDays: -1 }),
  (record) => ({ ...record, endDate: '2019-12-31' }),
  (record) => ({ ...record, startDate: '2023-02-29' }),
  ({ empId: _, ...record }) => record,
  (record) => ({ ...record, leaveDays: 'two' }),
  (record) => ({ ...record, reason: 'cut off\u0000here' }),
  (record) => ({ ...record, reason: 'half an emoji \ud83d' }),
  (record) => ({ ...record, leaveDays: 365 }),
];

const ONE_IN = 200;
const DRIFT_ONE_IN = 307;

/** One slot in 200 holds a record that cannot be taken; which ones stays the same over time. */
export function isDirtySlot(slot: number): boolean {
  return slot % ONE_IN === 150;
}

/** Spoils the records of dirty slots, and gives a few others a field that nobody has announced. */
export function addDirt(record: LeaveRecord, slot: number): LeaveRecord {
  if (isDirtySlot(slot)) return FAULTS[Math.floor(slot / ONE_IN) % FAULTS.length]?.(record) ?? record;
  return slot % DRIFT_ONE_IN === 99 ? { ...record, workLocation: slot % 2 === 0 ? 'Kathmandu' : 'Pokhara' } : record;
}

/** How many records of a set repeat the id of another: two of a large set, none of a small one. */
export function countDuplicates(records: number): number {
  return records >= 1000 ? 2 : 0;
}

/** An older state of a record that the source still holds: same id, other content, older `updatedAt`. */
export function makeOutdated(record: LeaveRecord): LeaveRecord {
  const updatedAt = new Date(Date.parse(String(record.updatedAt)) - 60_000).toISOString();
  return { ...record, reason: 'Entered twice', updatedAt };
}
