import type { SourceRecord } from '../src/ingest/source-record';

/** A source record, or something that was one before a test bent it. */
export type TestRecord = { [field in keyof SourceRecord]?: unknown } & Record<string, unknown>;

const VALID: SourceRecord = {
  id: 2653,
  userId: 449,
  empId: '131',
  teamManagerId: 207,
  designationId: 3,
  designationName: 'Software Engineer',
  firstName: 'Wilma',
  middleName: null,
  lastName: 'Oakes',
  email: 'wilma.oakes@example.com',
  isHr: false,
  isSupervisor: false,
  allocations: [
    { id: 3418, name: 'Aspen', type: 'project' },
    { id: 3420, name: 'Platform', type: 'area' },
  ],
  leaveIssuerId: 207,
  currentLeaveIssuerId: 208,
  leaveIssuerFirstName: 'Ira',
  leaveIssuerMiddleName: null,
  leaveIssuerLastName: 'Vance',
  currentLeaveIssuerEmail: 'noor.field@example.com',
  departmentDescription: 'Engineering',
  startDate: '2024-04-23',
  endDate: '2024-04-23',
  leaveDays: 1,
  reason: 'Moving house',
  status: 'APPROVED',
  remarks: null,
  leaveTypeId: 7,
  leaveTypeName: 'Discretionary',
  defaultDays: 10,
  transferableDays: 0,
  isConsecutive: 0,
  fiscalId: 102,
  fiscalStartDate: '2023-07-17T00:00:00.000Z',
  fiscalEndDate: '2024-07-15T00:00:00.000Z',
  fiscalIsCurrent: true,
  createdAt: '2024-04-14T05:33:10.000Z',
  updatedAt: '2024-04-15T09:00:00.000Z',
  isConverted: 0,
};

/** A valid record in the newer spelling, invented from end to end; a field that is overridden with undefined is not sent. */
export function makeRecord(overrides: TestRecord = {}): TestRecord {
  return { ...structuredClone(VALID), ...overrides };
}

/** Valid records with the ids from 1 on, of ten people. */
export function makeRecords(count: number, overridesOf: (id: number) => TestRecord = () => ({})): TestRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const person = id % 10;
    return makeRecord({ id, userId: 1000 + person, empId: `E${person}`, email: `person${person}@example.com`, ...overridesOf(id) });
  });
}

const OLDER_NAMES: Readonly<Record<string, string>> = {
  leaveIssuerFirstName: 'issuerFirstName',
  leaveIssuerMiddleName: 'issuerMiddleName',
  leaveIssuerLastName: 'issuerLastName',
  remarks: 'responseRemarks',
  leaveTypeName: 'leaveType',
};

/** The same record as the source spelled it earlier, with the fields that only that spelling has. */
export function inOlderSpelling(record: TestRecord): TestRecord {
  const renamed = Object.entries(record).map(([field, value]) => [OLDER_NAMES[field] ?? field, value]);
  return { ...Object.fromEntries(renamed), leaveStatus: record.status, isAutomated: 0, totalCount: 547 };
}

/** The same record with its keys in another order, the same one for the same seed. */
export function shuffleKeys(record: TestRecord, seed = 1): TestRecord {
  let state = seed;
  const next = () => {
    state = (state * 48_271 + 11) % 2_147_483_647;
    return state;
  };
  const ranked = Object.entries(record).map((entry) => ({ entry, rank: next() }));
  return Object.fromEntries(ranked.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry));
}
