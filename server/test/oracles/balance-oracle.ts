// Balances and ledgers in plain loops over records, written from the definition in docs/metrics.md: slow, obvious, and without code of the
// server. Days are whole millionths.

export interface OracleWorld {
  /** In order of their start. */
  fiscalYears: { fiscal_id: number; start_date: string; end_date: string }[];
  entitlements: { leave_type_id: number; fiscal_id: number; entitlement: number | null; transferable: number | null }[];
  employees: { employee_id: string; isRetired: boolean }[];
  leaves: {
    leave_id: number;
    employee_id: string;
    leave_type_id: number;
    fiscal_id: number;
    status: string;
    days: { date: string; micro: number }[];
  }[];
}

export interface OracleEntry {
  kind: string;
  date: string;
  lastDate: string | null;
  leaveId: string | null;
  days: number | null;
  balance: number | null;
}

/** The place of a balance: employee, leave type, and the fiscal year by its place in the order of the years. */
export interface OracleCell {
  employee_id: string;
  leave_type_id: number;
  year: number;
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const toDays = (micro: number | null) => (micro === null ? null : micro / 1_000_000);

function leavesOf(world: OracleWorld, { employee_id, leave_type_id, year }: OracleCell) {
  const fiscal_id = world.fiscalYears[year]?.fiscal_id;
  return world.leaves.filter(
    (leave) => leave.employee_id === employee_id && leave.leave_type_id === leave_type_id && leave.fiscal_id === fiscal_id,
  );
}

function daysOf(world: OracleWorld, cell: OracleCell, status: string, isWanted: (date: string) => boolean = () => true): number {
  const days = leavesOf(world, cell).flatMap((leave) => (leave.status === status ? leave.days : []));
  return sum(days.map(({ date, micro }) => (isWanted(date) ? micro : 0)));
}

/** The entitlement of a leave type in a year: of that year, else of the nearest earlier year, else of the nearest later one. */
function termsOf(world: OracleWorld, leave_type_id: number, year: number) {
  const recordOf = (at: number) =>
    world.entitlements.find((record) => record.leave_type_id === leave_type_id && record.fiscal_id === world.fiscalYears[at]?.fiscal_id);
  for (let at = year; at >= 0; at--) {
    const record = recordOf(at);
    if (record) return { ...record, isAssumed: at !== year };
  }
  for (let at = year + 1; at < world.fiscalYears.length; at++) {
    const record = recordOf(at);
    if (record) return { ...record, isAssumed: true };
  }
  return { entitlement: null, transferable: null, isAssumed: false };
}

/** The first year with a record of any type and status; null without any record. */
function firstObservedYear(world: OracleWorld, employee_id: string): number | null {
  for (const [year, { fiscal_id }] of world.fiscalYears.entries()) {
    if (world.leaves.some((leave) => leave.employee_id === employee_id && leave.fiscal_id === fiscal_id)) return year;
  }
  return null;
}

/** The place of the year that a year carries in from: the last to end before it begins. Ties: the later start, then the higher id. */
function yearBefore(world: OracleWorld, year: number): number | null {
  const start = world.fiscalYears[year]?.start_date ?? '';
  const ended = [...world.fiscalYears.entries()].filter(([, { end_date }]) => end_date < start);
  const [best] = ended.toSorted(([, a], [, b]) => {
    if (a.end_date !== b.end_date) return a.end_date > b.end_date ? -1 : 1;
    if (a.start_date !== b.start_date) return a.start_date > b.start_date ? -1 : 1;
    return b.fiscal_id - a.fiscal_id;
  });
  return best?.[0] ?? null;
}

/** The terms of the year that is carried in from; without one, those of a year before all others. */
function termsBefore(world: OracleWorld, { leave_type_id, year }: OracleCell) {
  return termsOf(world, leave_type_id, yearBefore(world, year) ?? -1);
}

/** Whether a year begins at or after the first one with a record of the person. */
function isWorked(world: OracleWorld, employee_id: string, year: number): boolean {
  const first = firstObservedYear(world, employee_id);
  return first !== null && (world.fiscalYears[year]?.start_date ?? '') >= (world.fiscalYears[first]?.start_date ?? '');
}

function carriedInto(world: OracleWorld, cell: OracleCell): number | null {
  const { entitlement, transferable } = termsBefore(world, cell);
  if (transferable === 0) return 0;
  const from = yearBefore(world, cell.year);
  if (from === null || !isWorked(world, cell.employee_id, from)) return null;
  const before = { ...cell, year: from };
  const used = daysOf(world, before, 'APPROVED');
  const carried = carriedInto(world, before) ?? 0;
  const usedOfOwn = Math.max(0, used - carried);
  const unused = Math.max(0, (entitlement ?? 0) - usedOfOwn);
  if (transferable === null) return unused === 0 ? 0 : null;
  return Math.min(transferable, unused);
}

function elapsedShare({ start_date, end_date }: { start_date: string; end_date: string }, asOf: string): number {
  const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  const length = dayNumber(end_date) - dayNumber(start_date) + 1;
  const gone = dayNumber(asOf) - dayNumber(start_date) + 1;
  return Math.min(length, Math.max(0, gone)) / length;
}

/** The balance in the units of the API, null where there is none. */
export function oracleBalance(world: OracleWorld, cell: OracleCell, asOf: string) {
  const fiscalYear = world.fiscalYears[cell.year];
  const employee = world.employees.find(({ employee_id }) => employee_id === cell.employee_id);
  if (!fiscalYear || !employee) throw new Error('No such cell');
  const hasLeave = world.leaves.some((leave) => leave.employee_id === cell.employee_id && leave.fiscal_id === fiscalYear.fiscal_id);
  if (employee.isRetired && !hasLeave) return null;

  const { entitlement, transferable, isAssumed } = termsOf(world, cell.leave_type_id, cell.year);
  const carriedIn = carriedInto(world, cell);
  const taken = daysOf(world, cell, 'APPROVED', (date) => date <= asOf);
  const scheduled = daysOf(world, cell, 'APPROVED', (date) => date > asOf);
  const pending = daysOf(world, cell, 'REQUESTED');
  if (!((entitlement ?? 0) > 0 || (carriedIn ?? 0) > 0 || taken + scheduled > 0 || pending > 0)) return null;

  const counted = carriedIn ?? 0;
  const used = taken + scheduled;
  const available = entitlement === null ? null : entitlement + counted - used;
  const unused = entitlement === null ? null : Math.max(0, entitlement - Math.max(0, used - counted));
  const lost = unused === null || (transferable === null && unused > 0) ? null : Math.max(0, unused - (transferable ?? 0));
  const utilisation = entitlement === null || entitlement + counted === 0 ? null : used / (entitlement + counted);
  const elapsed = elapsedShare(fiscalYear, asOf);
  const from = world.fiscalYears[yearBefore(world, cell.year) ?? -1];
  const isKnownToBeNone = termsBefore(world, cell).transferable === 0;
  return {
    entitlement: toDays(entitlement),
    isEntitlementAssumed: isAssumed,
    transferable: toDays(transferable),
    carriedIn: toDays(carriedIn),
    carriesFromId: from ? String(from.fiscal_id) : null,
    isCarriedInProjected: carriedIn !== null && !isKnownToBeNone && from !== undefined && from.end_date >= asOf,
    isObserved: isWorked(world, cell.employee_id, cell.year),
    taken: taken / 1_000_000,
    scheduled: scheduled / 1_000_000,
    pending: pending / 1_000_000,
    available: toDays(available),
    ifApproved: toDays(available === null ? null : available - pending),
    unused: toDays(unused),
    unusedCarriedIn: toDays(carriedIn === null ? null : Math.max(0, carriedIn - used)),
    forfeitRisk: toDays(lost === null ? null : lost + Math.max(0, counted - used)),
    utilisation,
    pace: utilisation === null || elapsed === 0 ? null : utilisation / elapsed,
    ledger: oracleLedger(world, cell, asOf, entitlement, carriedIn, fiscalYear.start_date),
    ledgerResidual: available === null ? null : 0,
  };
}

function oracleLedger(
  world: OracleWorld,
  cell: OracleCell,
  asOf: string,
  entitlement: number | null,
  carriedIn: number | null,
  start: string,
): OracleEntry[] {
  const granted = { date: start, lastDate: null, leaveId: null };
  const entries: { kind: string; date: string; lastDate: string | null; leaveId: string | null; micro: number | null }[] = [
    { kind: 'ENTITLEMENT', ...granted, micro: entitlement },
  ];
  if (carriedIn !== 0) entries.push({ kind: 'CARRY_OVER', ...granted, micro: carriedIn });
  const pickEntries = (kind: string, status: string, isWanted: (date: string) => boolean) =>
    leavesOf(world, cell).flatMap((leave) => {
      const days = leave.status === status ? leave.days.filter(({ date }) => isWanted(date)) : [];
      const [first] = days;
      if (!first) return [];
      const micro = -sum(days.map((day) => day.micro)) + 0;
      return [{ kind, date: first.date, lastDate: days.at(-1)?.date ?? null, leaveId: String(leave.leave_id), micro }];
    });
  const inOrder = (a: { date: string; leaveId: string }, b: { date: string; leaveId: string }) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : Number(a.leaveId) - Number(b.leaveId);
  const approved = [
    ...pickEntries('TAKEN', 'APPROVED', (date) => date <= asOf),
    ...pickEntries('SCHEDULED', 'APPROVED', (date) => date > asOf),
  ];
  entries.push(...approved.toSorted(inOrder), ...pickEntries('PENDING', 'REQUESTED', () => true).toSorted(inOrder));
  let balance = 0;
  return entries.map(({ micro, ...entry }) => {
    if (entry.kind !== 'PENDING') balance += micro ?? 0;
    return { ...entry, days: toDays(micro), balance: entitlement === null ? null : balance / 1_000_000 };
  });
}
