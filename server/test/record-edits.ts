import fc from 'fast-check';
import { addDays } from '../src/domain/local-date';
import type { WorkingCalendar } from '../src/domain/working-calendar';
import { WEEKDAY_CALENDAR } from './ingest';
import { makeRecord, type TestRecord } from './records';

// A small company whose source edits its records at random: what histories of the data are tested on.

/** What the source holds, what it held once, and what counts as a working day. */
export interface SourceState {
  records: TestRecord[];
  gone: TestRecord[];
  calendar: WorkingCalendar;
  /** Counts edits, so that each `updatedAt` is later than the one before. */
  edits: number;
}

/** A kind that stands twice is drawn twice as often. */
export const EDIT_KINDS = [
  'ADD',
  'DATES',
  'DAYS',
  'TYPE',
  'YEAR',
  'ISSUER',
  'MOVE',
  'STATUS',
  'STATUS',
  'PROMOTE',
  'DEPARTMENT',
  'MANAGER',
  'PROJECTS',
  'RENAME',
  'REWORD',
  'REASON',
  'RETIRE',
  'RETIRE',
  'RETURN',
  'RETURN',
  'CALENDAR',
  'CALENDAR',
  'ENTITLEMENT',
  'FISCAL_DATES',
  'PROJECT_NAME',
  'ISSUER_NAME',
] as const;

export type EditKind = (typeof EDIT_KINDS)[number];

export interface RecordEdit {
  kind: EditKind;
  /** Which record. */
  at: number;
  /** What it becomes. */
  to: number;
}

export const recordEdit: fc.Arbitrary<RecordEdit> = fc.record({
  kind: fc.constantFrom(...EDIT_KINDS),
  at: fc.nat(10_000),
  to: fc.nat(10_000),
});

const pick = <Choice>(choices: readonly Choice[], at: number) => choices[at % choices.length] as Choice;
const STATUSES = ['APPROVED', 'APPROVED', 'REQUESTED', 'APPROVED', 'PENDING', 'REJECTED', 'APPROVED', 'CANCELLED', 'Parked'];
const TYPES = [
  { leaveTypeId: 7, leaveTypeName: 'Discretionary', defaultDays: 10, transferableDays: 0 },
  { leaveTypeId: 8, leaveTypeName: 'Annual', defaultDays: 18, transferableDays: 6 },
];
const YEARS = [
  { fiscalId: 101, fiscalStartDate: '2022-07-17T00:00:00.000Z', fiscalEndDate: '2023-07-16T00:00:00.000Z', fiscalIsCurrent: false },
  { fiscalId: 102, fiscalStartDate: '2023-07-17T00:00:00.000Z', fiscalEndDate: '2024-07-15T00:00:00.000Z', fiscalIsCurrent: true },
];
const PROJECTS = [
  null,
  [{ id: 31, name: 'Aspen', type: 'project' }],
  [
    { id: 31, name: 'Aspen', type: 'project' },
    { id: 32, name: 'Birch', type: 'area' },
  ],
];
const DEPARTMENTS = ['Engineering', 'Design', 'Support', null];
const CALENDARS: WorkingCalendar[] = [
  WEEKDAY_CALENDAR,
  { ...WEEKDAY_CALENDAR, holidays: [{ date: '2023-12-25', name: 'Midwinter', part: 'FULL' }] },
  { ...WEEKDAY_CALENDAR, holidays: [{ date: '2023-12-25', name: 'Midwinter', part: 'HALF' }] },
  { workingWeeks: [{ from: null, days: ['sun', 'mon', 'tue', 'wed', 'thu'] }], holidays: [] },
];

function datesOf(to: number) {
  const startDate = addDays('2023-05-01', (to * 37) % 400);
  const length = 1 + (to % 6);
  return { startDate, endDate: addDays(startDate, length - 1), leaveDays: pick([1, 0.5, length], to) };
}

function newRecord(id: number, to: number): TestRecord {
  const person = id % 7;
  return makeRecord({
    id,
    userId: 1000 + person,
    empId: `E${person}`,
    firstName: pick(['Asha', 'Bo', 'Cy'], person),
    lastName: `Testperson ${person}`,
    email: `person${person}@example.com`,
    teamManagerId: pick([1000, 1001, null], person),
    departmentDescription: pick(DEPARTMENTS, person),
    allocations: pick(PROJECTS, person),
    status: pick(STATUSES, to),
    createdAt: '2023-04-01T05:00:00.000Z',
    updatedAt: '2023-04-02T05:00:00.000Z',
    ...datesOf(to),
    ...pick(TYPES, to),
    ...pick(YEARS, to),
  });
}

/** What the source holds before the first edit. */
export function makeSource(count: number): SourceState {
  const records = Array.from({ length: count }, (_, at) => newRecord(at + 1, at * 13 + 5));
  return { records, gone: [], calendar: WEEKDAY_CALENDAR, edits: 0 };
}

/** The same source after one edit. */
export function applyEdit(source: SourceState, { kind, at, to }: RecordEdit): SourceState {
  const edits = source.edits + 1;
  const index = at % source.records.length;
  const record = source.records[index];
  const updatedAt = new Date(Date.UTC(2024, 0, 1, 0, edits)).toISOString();
  const change = (fields: TestRecord): SourceState => ({
    ...source,
    edits,
    records: source.records.with(index, makeRecord({ ...record, ...fields })),
  });

  switch (kind) {
    case 'ADD':
      return { ...source, edits, records: [...source.records, newRecord(1_000 + edits, to)] };
    case 'DATES':
      return change(datesOf(to));
    case 'DAYS':
      return change({ leaveDays: record?.leaveDays === 1 ? 0.5 : 1 });
    case 'TYPE':
      return change(pick(TYPES, to));
    case 'YEAR':
      return change(pick(YEARS, to));
    case 'ISSUER':
      return change({ currentLeaveIssuerId: pick([208, 1000, null], to), leaveIssuerId: pick([207, null], to) });
    case 'MOVE':
      return change({ empId: `E${to % 9}`, userId: 1000 + (to % 9), updatedAt });
    case 'STATUS':
      return change({ status: pick(STATUSES, to) });
    case 'PROMOTE':
      return change({ designationId: pick([3, 4, null], to), designationName: pick(['Software Engineer', 'Lead', null], to), updatedAt });
    case 'DEPARTMENT':
      return change({ departmentDescription: pick(DEPARTMENTS, to), updatedAt });
    case 'MANAGER':
      return change({ teamManagerId: pick([1000, 1001, 207, null], to), updatedAt });
    case 'PROJECTS':
      return change({ allocations: pick(PROJECTS, to), updatedAt });
    case 'RENAME':
      return change({ lastName: pick(['Oakes', 'Pine', 'Rowan'], to), updatedAt });
    case 'REWORD':
      return change({
        leaveTypeName: pick(['Discretionary', 'Personal'], to),
        designationName: pick(['Engineer', 'Developer'], to),
        updatedAt,
      });
    case 'ENTITLEMENT':
      return change({ defaultDays: pick([10, 12.5, null], to), transferableDays: pick([0, 3, null, 6], to), updatedAt });
    case 'FISCAL_DATES':
      return change({
        fiscalIsCurrent: to % 2 === 0,
        fiscalEndDate: pick(record?.fiscalId === 101 ? ['2023-07-16', '2023-06-30'] : ['2024-07-15', '2024-07-31'], to),
        updatedAt,
      });
    case 'PROJECT_NAME':
      return change({ allocations: [{ id: 31, name: pick(['Aspen', 'Alder'], to), type: 'project' }], updatedAt });
    case 'ISSUER_NAME':
      return change({ leaveIssuerId: pick([207, 1001, 1002], to), leaveIssuerLastName: pick(['Vance', 'Voss', null], to), updatedAt });
    case 'REASON':
      return change({ reason: `Reason ${to}` });
    case 'RETIRE':
      if (source.records.length < 3 || !record) return { ...source, edits };
      return { ...source, edits, records: source.records.toSpliced(index, 1), gone: [...source.gone, record] };
    case 'RETURN': {
      const back = source.gone[to % Math.max(1, source.gone.length)];
      if (!back) return { ...source, edits };
      return { ...source, edits, records: [...source.records, back], gone: source.gone.filter((other) => other !== back) };
    }
    case 'CALENDAR':
      return { ...source, edits, calendar: pick(CALENDARS, to) };
  }
}
