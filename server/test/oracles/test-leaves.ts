import type { PrismaClient } from '../../src/db/prisma';
import { addDays, isoWeekday, parseLocalDate } from '../../src/domain/local-date';
import { oracleRostered, WEEK_ONLY } from './roster-oracle';
import { oracleSpread, sumUp } from './spread-oracle';

// Invented people and leave as plain rows, for the tests of this folder: what the ingest would have left in the tables.

export interface TestEmployee {
  employee_id: string;
  user_id: number;
  first_name: string;
  middle_name: string | null;
  last_name: string;
  designation_id: number | null;
  team_manager_id: number | null;
  department_id: number | null;
  allocation_ids: number[];
}

export interface TestLeave {
  leave_id: number;
  employee_id: string;
  leave_type_id: number;
  fiscal_id: number;
  leave_issuer_id: number | null;
  status: 'REQUESTED' | 'APPROVED' | 'REJECTED' | 'CANCELLED' | 'UNKNOWN';
  start_date: string;
  /** Days of leave on each date from start_date to the last one, in whole millionths; 0 on a date that it takes nothing of. */
  micro_days: number[];
}

export const FISCAL_YEARS = [
  { fiscal_id: 101, start_date: '2022-07-17', end_date: '2023-07-16', is_current: false },
  { fiscal_id: 102, start_date: '2023-07-17', end_date: '2024-07-15', is_current: true },
];
export const LEAVE_TYPES = [
  { leave_type_id: 1, leave_type: 'Annual', default_days: 18, transferrable_days: 6, is_consecutive: false },
  { leave_type_id: 2, leave_type: 'Sick', default_days: 12, transferrable_days: 0, is_consecutive: false },
  { leave_type_id: 5_000_000_000, leave_type: 'study', default_days: null, transferrable_days: null, is_consecutive: true },
];
/** Annual leave gained days in its second year, sick leave has no record there, study leave has no entitlement. */
export const ENTITLEMENTS = [
  { leave_type_id: 1, fiscal_id: 101, default_days: 18, transferable_days: 6 },
  { leave_type_id: 1, fiscal_id: 102, default_days: 20, transferable_days: 5 },
  { leave_type_id: 2, fiscal_id: 101, default_days: 12, transferable_days: 0 },
  { leave_type_id: 5_000_000_000, fiscal_id: 101, default_days: null, transferable_days: null },
];
export const DEPARTMENTS = [
  { department_id: 1, department_name: 'Engineering' },
  { department_id: 2, department_name: 'design' },
  { department_id: 3, department_name: 'Support' },
];
export const DESIGNATIONS = [
  { designation_id: 3, designation_name: 'Software Engineer' },
  { designation_id: 4, designation_name: 'Designer' },
];
export const TEAM_MANAGERS = [
  { team_manager_id: 900, name: 'Mina Rao', email: 'mina.rao@example.com' },
  { team_manager_id: 901, name: null, email: null },
];
export const LEAVE_ISSUERS = [
  { leave_issuer_id: 900, first_name: 'Mina', middle_name: null, last_name: 'Rao', email: 'mina.rao@example.com' },
  { leave_issuer_id: 902, first_name: null, middle_name: null, last_name: null, email: null },
];
export const ALLOCATIONS = [
  { allocation_id: 31, name: 'Aspen', type: 'project' },
  { allocation_id: 32, name: 'Birch', type: null },
];

const STATUSES = ['APPROVED', 'APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED', 'UNKNOWN'] as const;

/** `1` is the manager (user 900) of two in three of the others; one in seven has no department, designation, manager or allocation. */
export function makeEmployees(count: number): TestEmployee[] {
  return Array.from({ length: count }, (_, at) => ({
    employee_id: String(at + 1),
    user_id: at === 0 ? 900 : 1000 + at,
    first_name: at % 2 ? 'Asha' : 'Zoë',
    middle_name: at % 5 ? null : 'K.',
    last_name: `Testperson ${at + 1}`,
    designation_id: at % 7 === 6 ? null : at % 2 ? 3 : 4,
    team_manager_id: at % 7 === 6 ? null : at % 3 ? 900 : 901,
    department_id: at % 7 === 6 ? null : at % 9 === 8 ? 3 : at % 2 ? 1 : 2,
    allocation_ids: [[], [31], [31, 32], [32]][at % 4] ?? [],
  }));
}

/** The same leaves for the same seed, half days and leaves over the borders of months, years and fiscal years among them. */
export function makeLeaves(employees: readonly TestEmployee[], count: number, seed = 7, rosters = WEEK_ONLY): TestLeave[] {
  let state = seed;
  const pick = (choices: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * choices);
  };
  return Array.from({ length: count }, (_, at) => {
    const start_date = addDays('2022-12-20', pick(480));
    const days = 1 + pick(6);
    const employee_id = employees[pick(employees.length)]?.employee_id ?? '1';
    return {
      leave_id: 5_000_000_000 + at,
      employee_id,
      leave_type_id: LEAVE_TYPES[pick(3)]?.leave_type_id ?? 1,
      fiscal_id: start_date <= '2023-07-16' ? 101 : 102,
      leave_issuer_id: [900, 902, null][pick(3)] ?? null,
      status: STATUSES[pick(STATUSES.length)] ?? 'APPROVED',
      start_date,
      micro_days: spreadOver(
        (date) => oracleRostered(rosters, employee_id, date),
        start_date,
        Array.from({ length: days }, () => [1_000_000, 500_000, 333_333][pick(3)] ?? 0),
      ),
    };
  });
}

/** The days of a leave on each of its dates, of somebody who works from Monday to Friday. */
export function spreadOverWeek(start: string, parts: readonly number[]): number[] {
  return spreadOver((date) => (isWorkingDate(date) ? 1_000_000 : 0), start, parts);
}

/**
 * The days of a leave on each of its dates, spread as docs/metrics.md says.
 * @param rosteredOn what is worked on a date, in millionths.
 * @param parts one per date; only their number and their sum count.
 */
export function spreadOver(rosteredOn: (date: string) => number, start: string, parts: readonly number[]): number[] {
  const spread = oracleSpread(
    sumUp(parts),
    parts.map((_, day) => rosteredOn(addDays(start, day))),
  );
  return parts.map((_, day) => spread.find(({ at }) => at === day)?.microDays ?? 0);
}

/** Puts the rows where the API reads them, in one transaction with a new data version. */
export async function insertLeaves(prisma: PrismaClient, employees: readonly TestEmployee[], leaves: readonly TestLeave[]): Promise<void> {
  const tables: [string, readonly object[]][] = [
    ['dbo.fiscal_year', FISCAL_YEARS],
    ['dbo.leave_types', LEAVE_TYPES],
    ['dbo.leave_entitlements', ENTITLEMENTS],
    ['dbo.departments', DEPARTMENTS],
    ['dbo.designations', DESIGNATIONS],
    ['dbo.team_managers', TEAM_MANAGERS],
    ['dbo.leave_issuer', LEAVE_ISSUERS],
    ['dbo.allocations', ALLOCATIONS],
    [
      'dbo.employees',
      employees.map(({ allocation_ids: _, ...row }) => ({
        ...row,
        email: `person${row.employee_id}@example.com`,
        is_hr: false,
        is_supervisor: false,
        newest_leave_id: 1,
      })),
    ],
    [
      'dbo.employee_allocations',
      employees.flatMap(({ employee_id, allocation_ids }) => allocation_ids.map((allocation_id) => ({ employee_id, allocation_id }))),
    ],
    ['dbo.employee_leaves', leaves.map(toLeaveRow)],
    ['ops.calendar_dates', listCalendar(leaves)],
  ];
  await prisma.$transaction([
    ...tables.flatMap(([table, rows]) => {
      if (rows.length === 0) return [];
      // Named, because a generated column takes no value.
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ');
      return prisma.$executeRawUnsafe(
        `insert into ${table} (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        JSON.stringify(rows),
      );
    }),
    prisma.$executeRaw`update ops.data_version set version = version + 1, changed_at = now()`,
  ]);
}

const FIRST_DATE = '2022-01-01';

/** Monday to Friday are working days in every year. */
export function isWorkingDate(date: string): boolean {
  return isoWeekday(parseLocalDate(date) ?? 0) < 6;
}

/** Three years, and on to the last date of the leaves. */
function listCalendar(leaves: readonly TestLeave[]) {
  const firstDay = parseLocalDate(FIRST_DATE) ?? 0;
  const lastDays = leaves.map(({ start_date, micro_days }) => (parseLocalDate(start_date) ?? 0) + micro_days.length - 1);
  return Array.from({ length: Math.max(3 * 365, ...lastDays.map((day) => day - firstDay + 1)) }, (_, at) => {
    const calendar_date = addDays(FIRST_DATE, at);
    return { calendar_date, is_working_day: isWorkingDate(calendar_date) };
  });
}

function toLeaveRow({ micro_days, ...leave }: TestLeave) {
  return {
    ...leave,
    leave_days: micro_days.reduce((sum, days) => sum + days, 0) / 1_000_000,
    source_status: leave.status,
    is_consecutive: false,
    is_converted: false,
    end_date: addDays(leave.start_date, micro_days.length - 1),
    created_at: '2023-01-01T00:00:00Z',
  };
}
