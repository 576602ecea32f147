import { makeRecord, type TestRecord } from '../records';

const year = (fiscalId: number, from: string, to: string, fiscalIsCurrent = false) => ({
  fiscalId,
  fiscalStartDate: `${from}T00:00:00.000Z`,
  fiscalEndDate: `${to}T00:00:00.000Z`,
  fiscalIsCurrent,
});

/** Fiscal years as sources have sent them: 102 overlaps 101 and has the same short label. */
export const FISCAL_YEARS = {
  99: year(99, '2021-07-14', '2022-07-16'),
  100: year(100, '2022-07-17', '2023-07-10'),
  /** The same, begun four days after 99 ended. */
  late100: year(100, '2022-07-20', '2023-07-10'),
  101: year(101, '2023-07-11', '2024-07-15', true),
  102: year(102, '2023-07-17', '2024-07-15'),
  103: year(103, '2024-07-16', '2025-07-15'),
  104: year(104, '2025-07-16', '2026-07-15'),
  105: year(105, '2026-07-16', '2027-07-15'),
  2018: year(200, '2018-01-01', '2018-12-31'),
} as const;

const NAMES = [
  'Asha',
  'Bina',
  'Chandra',
  'Dorje',
  'Elif',
  'Fiona',
  'Gopal',
  'Hanne',
  'Iluka',
  'Jorun',
  'Kiran',
  'Lhamo',
  'Mira',
  'Nima',
  'Olu',
];

/** Person n (1, 2, …): number 7001, 7002, … */
export const person = (n: number): TestRecord => ({
  userId: 7000 + n,
  empId: String(7000 + n),
  firstName: NAMES[(n - 1) % NAMES.length],
  lastName: `Testfold${n}`,
  email: `person${n}@example.com`,
});

/** A leave of one day of person 1 in 2023/24, of a leave type with 13 days of which 8 carry over; `differs` says what is not so. */
export const leave = (differs: TestRecord): TestRecord =>
  makeRecord({
    ...person(1),
    teamManagerId: null,
    allocations: null,
    leaveIssuerId: null,
    currentLeaveIssuerId: null,
    leaveIssuerFirstName: null,
    leaveIssuerLastName: null,
    currentLeaveIssuerEmail: null,
    startDate: '2023-08-07',
    endDate: '2023-08-07',
    leaveTypeId: 8,
    leaveTypeName: 'Annual',
    defaultDays: 13,
    transferableDays: 8,
    ...FISCAL_YEARS[101],
    createdAt: '2023-07-20T05:00:00.000Z',
    updatedAt: '2023-07-20T05:00:00.000Z',
    ...differs,
  });
