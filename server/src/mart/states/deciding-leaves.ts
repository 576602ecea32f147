import { textAt } from '../shared-columns';
import { type MartState, NONE } from '../state';
import type { KnownLeaves } from './known-leaves.sql';

/** A record that decides what a person, or a word, is: the newest one of them, of two equally new the one with the higher id. */
export interface Deciding {
  leaveId: number;
  /** Microseconds since 1970. */
  updatedAt: number;
}

export interface DecidingLeaves {
  /** By empId: everybody with leave. */
  ofEmployee: ReadonlyMap<string, Deciding>;
  /** Of each leave type in each fiscal year, by `nameKind`. */
  ofKind: ReadonlyMap<string, Deciding>;
  /** Values that the leaves themselves refer to, by id. */
  referred: ReferredIds;
}

/** Tables that leaves refer to themselves, with the columns that do. */
const REFERENCES = [
  { table: 'leaveIssuers', column: 'leaveIssuer', row: 'leaveIssuerId' },
  { table: 'departments', column: 'department', row: 'departmentId' },
  { table: 'designations', column: 'designation', row: 'designationId' },
  { table: 'teamManagers', column: 'teamManager', row: 'teamManagerId' },
] as const;
type ReferredIds = Readonly<Record<(typeof REFERENCES)[number]['table'], ReadonlySet<string>>>;

/** Leaves of another state that go on in this one. */
export interface GoingOn {
  state: MartState;
  /** Ids of those that do not, or not as they are. */
  changedIds: ReadonlySet<number>;
}

export function nameKind(leaveTypeId: string, fiscalId: string): string {
  return `${leaveTypeId} ${fiscalId}`;
}

export function isNewer(a: Deciding, b: Deciding | undefined): boolean {
  return !b || a.updatedAt > b.updatedAt || (a.updatedAt === b.updatedAt && a.leaveId > b.leaveId);
}

/** Cost: one pass over the leaves of both sources. */
export function findDeciding(goingOn: GoingOn | null, { rows, employeeIds }: KnownLeaves): DecidingLeaves {
  const ofEmployee = new Map<string, Deciding>();
  const ofKind = new Map<string, Deciding>();
  const referred = {
    leaveIssuers: new Set<string>(),
    departments: new Set<string>(),
    designations: new Set<string>(),
    teamManagers: new Set<string>(),
  };
  if (goingOn) {
    addGoingOn(goingOn, ofEmployee, ofKind);
    for (const { table, column } of REFERENCES) addReferred(goingOn, table, column, referred[table]);
  }
  for (let at = 0; at < rows.count; at++) {
    const deciding = { leaveId: rows.id[at]!, updatedAt: rows.updatedAt[at]! };
    keepNewer(ofEmployee, employeeIds[at]!, deciding);
    keepNewer(ofKind, nameKind(String(rows.leaveTypeId[at]), String(rows.fiscalId[at])), deciding);
    for (const { table, row } of REFERENCES) if (!Number.isNaN(rows[row][at])) referred[table].add(String(rows[row][at]));
  }
  return { ofEmployee, ofKind, referred };
}

function keepNewer(map: Map<string, Deciding>, name: string, deciding: Deciding): void {
  if (isNewer(deciding, map.get(name))) map.set(name, deciding);
}

function addGoingOn({ state, changedIds }: GoingOn, ofEmployee: Map<string, Deciding>, ofKind: Map<string, Deciding>): void {
  const { leaves, people, leaveTypes, fiscalYears } = state;
  const byPerson = new Int32Array(people.count).fill(NONE);
  const byKind = new Int32Array(leaveTypes.count * fiscalYears.count).fill(NONE);
  for (let at = 0; at < leaves.count; at++) {
    if (changedIds.has(leaves.id[at]!)) continue;
    const person = leaves.person[at]!;
    const kind = leaves.leaveType[at]! * fiscalYears.count + leaves.fiscalYear[at]!;
    if (isNewerLeaf(state, at, byPerson[person]!)) byPerson[person] = at;
    if (isNewerLeaf(state, at, byKind[kind]!)) byKind[kind] = at;
  }
  const decidingAt = (at: number): Deciding => ({ leaveId: leaves.id[at]!, updatedAt: leaves.updatedAt[at]! });
  for (let person = 0; person < byPerson.length; person++) {
    if (byPerson[person] !== NONE) ofEmployee.set(textAt(people.id, person), decidingAt(byPerson[person]!));
  }
  for (let kind = 0; kind < byKind.length; kind++) {
    if (byKind[kind] === NONE) continue;
    const [type, year] = [Math.floor(kind / fiscalYears.count), kind % fiscalYears.count];
    ofKind.set(nameKind(textAt(leaveTypes.id, type), textAt(fiscalYears.id, year)), decidingAt(byKind[kind]!));
  }
}

function addReferred(
  { state, changedIds }: GoingOn,
  table: (typeof REFERENCES)[number]['table'],
  column: (typeof REFERENCES)[number]['column'],
  ids: Set<string>,
): void {
  const isReferred = new Uint8Array(state[table].count);
  const ordinals = state.leaves[column];
  for (let at = 0; at < ordinals.length; at++)
    if (ordinals[at] !== NONE && !changedIds.has(state.leaves.id[at]!)) isReferred[ordinals[at]!] = 1;
  for (let ordinal = 0; ordinal < isReferred.length; ordinal++) if (isReferred[ordinal] === 1) ids.add(textAt(state[table].id, ordinal));
}

function isNewerLeaf({ leaves }: MartState, a: number, b: number): boolean {
  if (b === NONE) return true;
  const difference = leaves.updatedAt[a]! - leaves.updatedAt[b]!;
  return difference > 0 || (difference === 0 && leaves.id[a]! > leaves.id[b]!);
}
