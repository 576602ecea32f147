import { addDays, isoWeekday, parseLocalDate } from '../../src/domain/local-date';
import type { DirtyPerson, DirtyTenant } from './check-oracle';
import { oracleIsObserved, oracleRostered, WEEK_ONLY } from './roster-oracle';
import { spreadOver } from './test-leaves';

// Coverage before and after a what-if in plain loops over records. Days are whole millionths.

export interface OracleChange {
  approve: number[];
  approveAllPending: boolean;
  /** All pending leave is that of this department only; null: everybody's. */
  department: number | null;
  reject: number[];
  /** `micro` null: all that is rostered on the dates. */
  add: { employee_id: string; start_date: string; dates: number; micro: number | null }[];
}

export interface OracleRule {
  group: 'EVERYONE' | 'DEPARTMENT' | 'TEAM_MANAGER' | 'PROJECT_ALLOCATION';
  group_id: number | null;
  /** One of the two. */
  people: number | null;
  share: number | null;
  weekdays: number[];
  season: [string, string] | null;
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

export function isIn(group: OracleRule['group'], id: number | null, person: DirtyPerson): boolean {
  if (group === 'EVERYONE') return true;
  if (group === 'DEPARTMENT') return person.department_id === id;
  if (group === 'TEAM_MANAGER') return person.team_manager_id === id;
  return id === null ? person.allocation_ids.length === 0 : person.allocation_ids.includes(id);
}

const rosteredOn = ({ rosters = WEEK_ONLY }: DirtyTenant, employeeId: string, date: string) => oracleRostered(rosters, employeeId, date);

/** What a person is due to work on a date: what they are rostered, while they are observed and within a fiscal year. */
function due(tenant: DirtyTenant, person: DirtyPerson, date: string): number {
  const { rosters = WEEK_ONLY, fiscalYears, leaves } = tenant;
  const first = fiscalYears.find(({ fiscal_id }) =>
    leaves.some((leave) => leave.employee_id === person.employee_id && leave.fiscal_id === fiscal_id),
  );
  const isInYear = fiscalYears.some(({ start_date, end_date }) => start_date <= date && date <= end_date);
  const isObserved = !person.isRetired && first && isInYear && oracleIsObserved(rosters, person.employee_id, date, first.start_date);
  return isObserved ? rosteredOn(tenant, person.employee_id, date) : 0;
}

function shareOn(tenant: DirtyTenant, { employee_id, start_date, dates, micro }: OracleChange['add'][number], date: string): number {
  const day = (parseLocalDate(date) ?? 0) - (parseLocalDate(start_date) ?? 0);
  if (day < 0 || day >= dates) return 0;
  if (micro === null) return rosteredOn(tenant, employee_id, date);
  const parts = Array.from({ length: dates }, (_, at) => (at === 0 ? micro : 0));
  return spreadOver((at) => rosteredOn(tenant, employee_id, at), start_date, parts)[day] ?? 0;
}

const approvesPendingOf = ({ approveAllPending, department }: OracleChange, person: DirtyPerson): boolean =>
  approveAllPending && (department === null || person.department_id === department);

/** What a person is away for on a date, with the change and without. */
function away(tenant: DirtyTenant, person: DirtyPerson, date: string, change: OracleChange | null): number {
  const own = tenant.leaves.filter(({ employee_id }) => employee_id === person.employee_id);
  const taken = own.filter(({ leave_id, status }) => {
    if (change === null) return status === 'APPROVED';
    if (change.reject.includes(leave_id)) return false;
    return status === 'APPROVED' || change.approve.includes(leave_id) || (approvesPendingOf(change, person) && status === 'REQUESTED');
  });
  const added = (change?.add ?? []).filter(({ employee_id }) => employee_id === person.employee_id);
  return Math.min(due(tenant, person, date), sum([...taken, ...added].map((leave) => shareOn(tenant, leave, date))));
}

export function oracleCoverage(tenant: DirtyTenant, date: string, isMember: (person: DirtyPerson) => boolean, change: OracleChange) {
  const people = tenant.people.filter(isMember);
  const rostered = sum(people.map((person) => due(tenant, person, date)));
  const presentBefore = rostered - sum(people.map((person) => away(tenant, person, date, null)));
  const presentAfter = rostered - sum(people.map((person) => away(tenant, person, date, change)));
  return { rostered, presentBefore, presentAfter };
}

/** Whether the rule breaks on the date: broken after and not before, or more is missing. */
export function oracleBreaks(tenant: DirtyTenant, date: string, rule: OracleRule, change: OracleChange): boolean {
  if (rule.weekdays.length > 0 && !rule.weekdays.includes(isoWeekday(parseLocalDate(date) ?? 0))) return false;
  if (rule.season) {
    const [from, to] = rule.season;
    const day = date.slice(5);
    const isWithin = from <= to ? from <= day && day <= to : from <= day || day <= to;
    if (!isWithin) return false;
  }
  const { rostered, presentBefore, presentAfter } = oracleCoverage(
    tenant,
    date,
    (person) => isIn(rule.group, rule.group_id, person),
    change,
  );
  const needed = rostered === 0 ? 0 : rule.people === null ? Math.round((rule.share ?? 0) * rostered) : rule.people * 1_000_000;
  const missing = (present: number) => (present < needed ? needed - present : 0);
  return missing(presentAfter) > missing(presentBefore);
}

/** Others who are away on the date, where the change makes somebody of the group absent. */
export function oracleOverlaps(
  tenant: DirtyTenant,
  date: string,
  isMember: (person: DirtyPerson) => boolean,
  change: OracleChange,
): string[] {
  const people = tenant.people.filter(isMember);
  const isFalling = people.some((person) => away(tenant, person, date, change) > away(tenant, person, date, null));
  if (!isFalling) return [];
  const isTouched = (person: DirtyPerson) =>
    tenant.leaves.some(
      (leave) =>
        leave.employee_id === person.employee_id &&
        shareOn(tenant, leave, date) !== 0 &&
        (change.reject.includes(leave.leave_id)
          ? leave.status === 'APPROVED'
          : leave.status !== 'APPROVED' &&
            (change.approve.includes(leave.leave_id) || (approvesPendingOf(change, person) && leave.status === 'REQUESTED'))),
    ) || change.add.some((leave) => leave.employee_id === person.employee_id && shareOn(tenant, leave, date) !== 0);
  return people.filter((person) => !isTouched(person) && away(tenant, person, date, null) > 0).map(({ employee_id }) => employee_id);
}

export const datesFrom = (date: string, count: number) => Array.from({ length: count }, (_, at) => addDays(date, at));
