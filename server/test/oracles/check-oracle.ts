import type { CheckName } from '../../src/api/features/checks/rules/registry';
import { addDays } from '../../src/domain/local-date';
import { oracleBalance } from './balance-oracle';
import type { TestRosters } from './roster-oracle';
import { isWorkingDate, spreadOverWeek } from './test-leaves';

// What each check of docs/checks.md finds, in plain loops over records of a tenant in any disorder. Days are whole millionths.

export interface DirtyPerson {
  employee_id: string;
  user_id: number;
  name: string;
  email: string;
  department_id: number | null;
  team_manager_id: number | null;
  allocation_ids: number[];
  isRetired: boolean;
}

export interface DirtyLeave {
  leave_id: number;
  employee_id: string;
  leave_type_id: number;
  fiscal_id: number;
  status: 'REQUESTED' | 'APPROVED' | 'REJECTED' | 'CANCELLED' | 'UNKNOWN';
  start_date: string;
  /** Calendar dates from the first to the last. */
  dates: number;
  micro: number;
  requested_on: string;
}

export interface DirtyTenant {
  today: string;
  people: DirtyPerson[];
  /** In order of their start, then of their id. */
  fiscalYears: { fiscal_id: number; start_date: string; end_date: string }[];
  leaveTypeIds: number[];
  entitlements: { leave_type_id: number; fiscal_id: number; entitlement: number | null; transferable: number | null }[];
  entitlementChanges: { leave_type_id: number; fiscal_id: number; run_id: number; changed_on: string }[];
  leaves: DirtyLeave[];
  /** Left out: everybody works from Monday to Friday. */
  rosters?: TestRosters;
}

const lastDate = (leave: DirtyLeave) => addDays(leave.start_date, leave.dates - 1);
const datesOf = (leave: DirtyLeave) => Array.from({ length: leave.dates }, (_, day) => addDays(leave.start_date, day));
const rostered = (leave: DirtyLeave) => datesOf(leave).filter(isWorkingDate).length * 1_000_000;
const isLive = ({ status }: DirtyLeave) => status === 'APPROVED' || status === 'REQUESTED';
const yearOf = ({ fiscalYears }: DirtyTenant, leave: DirtyLeave) => fiscalYears.find(({ fiscal_id }) => fiscal_id === leave.fiscal_id);

/** Days of a leave by date. */
export function daysOf(leave: DirtyLeave): { date: string; micro: number }[] {
  const parts = datesOf(leave).map((_, at) => (at === 0 ? leave.micro : 0));
  return spreadOverWeek(leave.start_date, parts).map((micro, day) => ({ date: addDays(leave.start_date, day), micro }));
}

const leavesWhere = (tenant: DirtyTenant, isFound: (leave: DirtyLeave) => boolean) =>
  tenant.leaves.filter(isFound).map(({ leave_id }) => String(leave_id));
const peopleWhere = (tenant: DirtyTenant, isFound: (person: DirtyPerson) => boolean) =>
  tenant.people.filter((person) => !person.isRetired && isFound(person)).map(({ employee_id }) => employee_id);

/** Two leaves of one person, in the order of their start dates and ids. */
function pairs({ leaves }: DirtyTenant): [DirtyLeave, DirtyLeave][] {
  const sorted = leaves.toSorted((a, b) => (a.start_date < b.start_date ? -1 : a.start_date > b.start_date ? 1 : a.leave_id - b.leave_id));
  return sorted.flatMap((a, at) =>
    sorted.slice(at + 1).flatMap((b): [DirtyLeave, DirtyLeave][] => (a.employee_id === b.employee_id ? [[a, b]] : [])),
  );
}

/** Keys of findings, in any order. */
export const CHECKS_BY_HAND: Readonly<Record<CheckName, (tenant: DirtyTenant) => string[]>> = {
  UNKNOWN_STATUS: (tenant) => leavesWhere(tenant, ({ status }) => status === 'UNKNOWN'),
  OVERLAPPING_LEAVE: (tenant) =>
    pairs(tenant).flatMap(([a, b]) => {
      const ofB = daysOf(b);
      const isClash = daysOf(a).some(({ date, micro }) =>
        ofB.some((day) => day.date === date && micro > 0 && day.micro > 0 && micro + day.micro > 1_000_000),
      );
      return isLive(a) && isLive(b) && isClash ? [`${a.leave_id}-${b.leave_id}`] : [];
    }),
  MORE_DAYS_THAN_ROSTERED: (tenant) => leavesWhere(tenant, (leave) => isLive(leave) && leave.micro > rostered(leave)),
  FEWER_DAYS_THAN_ROSTERED: (tenant) => leavesWhere(tenant, (leave) => isLive(leave) && leave.micro <= rostered(leave) - 1_000_000),
  OUTSIDE_FISCAL_YEAR: (tenant) =>
    leavesWhere(tenant, (leave) => {
      const year = yearOf(tenant, leave);
      const isOutside = (date: string) => year !== undefined && (date < year.start_date || date > year.end_date);
      return isLive(leave) && daysOf(leave).some(({ date, micro }) => micro > 0 && isOutside(date));
    }),
  REQUESTED_AFTER_START: (tenant) => leavesWhere(tenant, (leave) => isLive(leave) && leave.requested_on > leave.start_date),
  PENDING_IN_THE_PAST: (tenant) => leavesWhere(tenant, (leave) => leave.status === 'REQUESTED' && lastDate(leave) < tenant.today),
  PENDING_FOR_LONG: (tenant) =>
    leavesWhere(tenant, (leave) => leave.status === 'REQUESTED' && leave.requested_on < addDays(tenant.today, -14)),
  OVERDRAWN: (tenant) => {
    const world = {
      fiscalYears: tenant.fiscalYears,
      entitlements: tenant.entitlements,
      employees: tenant.people,
      leaves: tenant.leaves.map((leave) => ({ ...leave, days: daysOf(leave) })),
    };
    return tenant.people.flatMap(({ employee_id }) =>
      tenant.leaveTypeIds.flatMap((leave_type_id) =>
        tenant.fiscalYears.flatMap(({ fiscal_id }, year) => {
          const balance = oracleBalance(world, { employee_id, leave_type_id, year }, tenant.today);
          const grants = (balance?.entitlement ?? 0) > 0 || (balance?.carriedIn ?? 0) > 0;
          return grants && (balance?.available ?? 0) < 0 ? [`${employee_id}:${leave_type_id}:${fiscal_id}`] : [];
        }),
      ),
    );
  },
  ENTITLEMENT_CHANGED: ({ entitlementChanges, fiscalYears }) =>
    entitlementChanges.flatMap(({ leave_type_id, fiscal_id, run_id, changed_on }) => {
      const year = fiscalYears.find((one) => one.fiscal_id === fiscal_id);
      const isWithin = year !== undefined && changed_on >= year.start_date && changed_on <= year.end_date;
      return isWithin ? [`${leave_type_id}:${fiscal_id}:${run_id}`] : [];
    }),
  WITHOUT_DEPARTMENT: (tenant) => peopleWhere(tenant, ({ department_id }) => department_id === null),
  WITHOUT_TEAM_MANAGER: (tenant) => peopleWhere(tenant, ({ team_manager_id }) => team_manager_id === null),
  UNKNOWN_TEAM_MANAGER: (tenant) =>
    peopleWhere(
      tenant,
      ({ team_manager_id }) => team_manager_id !== null && tenant.people.every(({ user_id }) => user_id !== team_manager_id),
    ),
  SHARED_EMAIL: (tenant) =>
    peopleWhere(tenant, (person) =>
      tenant.people.some(
        (other) => other !== person && !other.isRetired && person.email !== '' && other.email.toLowerCase() === person.email.toLowerCase(),
      ),
    ),
  OVERLAPPING_FISCAL_YEARS: ({ fiscalYears }) =>
    fiscalYears.flatMap((a, at) =>
      fiscalYears
        .slice(at + 1)
        .filter((b) => b.start_date <= a.end_date && a.start_date <= b.end_date)
        .map((b) => `${a.fiscal_id}-${b.fiscal_id}`),
    ),
};
