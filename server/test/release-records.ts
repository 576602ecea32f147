import { makeRecord, type TestRecord } from './records';

const STATUSES = ['APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED'];

/**
 * The records that the archives in `fixtures/` hold, invented. An archive was made by the release that it is named after, so these never
 * change: first all of them were taken in, then again after `editReleaseRecords`.
 */
export function makeReleaseRecords(): TestRecord[] {
  return Array.from({ length: 240 }, (_, index) => {
    const id = index + 1;
    const person = id % 12;
    const day = String(1 + (id % 25)).padStart(2, '0');
    const month = String(8 + (id % 4)).padStart(2, '0');
    return makeRecord({
      id,
      userId: 1000 + person,
      empId: `E${person}`,
      firstName: `Person ${person}`,
      email: `person${person}@example.com`,
      departmentDescription: person % 2 === 0 ? 'Engineering' : 'Design',
      leaveTypeId: 7 + (id % 2),
      leaveTypeName: id % 2 === 0 ? 'Discretionary' : 'Sick',
      status: STATUSES[id % STATUSES.length],
      startDate: `2023-${month}-${day}`,
      endDate: `2023-${month}-${day}`,
      leaveDays: id % 3 === 0 ? 0.5 : 1,
    });
  });
}

/** What the source said later: the first twenty leaves were approved. */
export function editReleaseRecords(records: readonly TestRecord[]): TestRecord[] {
  return records.map((record, at) => (at < 20 ? { ...record, status: 'APPROVED', updatedAt: '2024-05-01T00:00:00.000Z' } : record));
}
