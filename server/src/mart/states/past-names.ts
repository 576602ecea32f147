import { isNewer } from './deciding-leaves';
import type { EmployeeSpan, NamingSpan, ReferenceSpan, Span } from './past-names.sql';

/** What records said, until some run, about people whom other people's records refer to. */
export interface NamingHistory {
  /** Every employee who ever had one of the user ids, with all records. */
  employees: readonly EmployeeSpan[];
  /** Empty for team managers, whom no record names. */
  namings: readonly NamingSpan[];
  references: readonly ReferenceSpan[];
}

/**
 * From a user id to the name that was known after the run: that of the last run after which some record referred to the person and either
 * an employee had the user id or a record named the person. Null: there is none.
 */
export function createNameFinder(runId: string, history: NamingHistory): (userId: string) => string | null {
  const byEmployee = groupBy(history.employees, ({ employeeId }) => employeeId);
  const ofUser = groupBy(history.employees, ({ userId }) => userId);
  const namings = groupBy(history.namings, ({ userId }) => userId);
  const references = groupBy(history.references, ({ userId }) => userId);
  return (userId) => {
    const employeeIds = new Set((ofUser.get(userId) ?? []).map(({ employeeId }) => employeeId));
    const own = {
      employees: [...employeeIds].flatMap((employeeId) => byEmployee.get(employeeId) ?? []),
      namings: namings.get(userId) ?? [],
      references: references.get(userId) ?? [],
    };
    return findName(Number(runId), userId, own);
  };
}

function findName(runId: number, userId: string, { employees, namings, references }: NamingHistory): string | null {
  for (const run of listRuns(runId, [...employees, ...namings, ...references])) {
    if (!references.some((span) => holdsAfter(span, run))) continue;
    const source = findEmployee(employees, userId, run) ?? findNewest(namings.filter((span) => holdsAfter(span, run)));
    if (source) return source.fullName;
  }
  return null;
}

/** Runs that changed something, the last first. */
function listRuns(runId: number, spans: readonly Span[]): number[] {
  const runs = new Set(spans.flatMap(({ fromRunId, untilRunId }) => [fromRunId, untilRunId]));
  return [...runs].filter((run) => run <= runId).sort((a, b) => b - a);
}

function holdsAfter({ fromRunId, untilRunId }: Span, run: number): boolean {
  return fromRunId <= run && untilRunId > run;
}

/** An employee is what the newest of the own records says, also of the user id. */
function findEmployee(spans: readonly EmployeeSpan[], userId: string, run: number): EmployeeSpan | null {
  const newest = new Map<string, EmployeeSpan>();
  for (const span of spans) {
    if (holdsAfter(span, run) && isNewer(span, newest.get(span.employeeId))) newest.set(span.employeeId, span);
  }
  return findNewest([...newest.values()].filter((span) => span.userId === userId));
}

function findNewest<Recent extends { updatedAt: number; leaveId: number }>(spans: readonly Recent[]): Recent | null {
  let newest: Recent | null = null;
  for (const span of spans) if (isNewer(span, newest ?? undefined)) newest = span;
  return newest;
}

function groupBy<Row>(rows: readonly Row[], nameOf: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = nameOf(row);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
