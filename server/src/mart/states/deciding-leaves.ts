import { textAt } from '../shared-columns';
import { type MartState, NONE } from '../state';
import type { KnownLeaves } from './known-leaves.sql';

/** The newest record of a person or an entitlement; the higher id where two are equally new. Its content is the current one. */
export interface Deciding {
  leaveId: number;
  /** Microseconds since 1970. */
  updatedAt: number;
}

export interface DecidingLeaves {
  /** By empId: every person with leave. */
  byEmployee: ReadonlyMap<string, Deciding>;
  /** By `entitlementKey`: one for each leave type and fiscal year. */
  byEntitlement: ReadonlyMap<string, Deciding>;
  /** Ids that leaves refer to themselves, not through their person. */
  referred: ReferredIds;
}

/** The tables of those ids, with the columns of leaves that hold them. */
const REFERENCES = [
  { table: 'leaveIssuers', column: 'leaveIssuer', row: 'leaveIssuerId' },
  { table: 'departments', column: 'department', row: 'departmentId' },
  { table: 'designations', column: 'designation', row: 'designationId' },
  { table: 'teamManagers', column: 'teamManager', row: 'teamManagerId' },
] as const;
type ReferredIds = Readonly<Record<(typeof REFERENCES)[number]['table'], ReadonlySet<string>>>;

/** Another state of which most leaves are unchanged, so they are copied instead of read. */
export interface BaseState {
  state: MartState;
  /** Ids of leaves that differ from the base, or are not in it. */
  changedIds: ReadonlySet<number>;
}

export function entitlementKey(leaveTypeId: string, fiscalId: string): string {
  return `${leaveTypeId} ${fiscalId}`;
}

export function isNewer(a: Deciding, b: Deciding | undefined): boolean {
  return !b || a.updatedAt > b.updatedAt || (a.updatedAt === b.updatedAt && a.leaveId > b.leaveId);
}

/** Cost: one pass over the leaves of both sources. */
export function findDeciding(base: BaseState | null, { rows, employeeIds }: KnownLeaves): DecidingLeaves {
  const byEmployee = new Map<string, Deciding>();
  const byEntitlement = new Map<string, Deciding>();
  const referred = {
    leaveIssuers: new Set<string>(),
    departments: new Set<string>(),
    designations: new Set<string>(),
    teamManagers: new Set<string>(),
  };
  if (base) {
    addBase(base, byEmployee, byEntitlement);
    for (const { table, column } of REFERENCES) addReferred(base, table, column, referred[table]);
  }
  for (let at = 0; at < rows.count; at++) {
    const deciding = { leaveId: rows.id[at]!, updatedAt: rows.updatedAt[at]! };
    keepNewer(byEmployee, employeeIds[at]!, deciding);
    keepNewer(byEntitlement, entitlementKey(String(rows.leaveTypeId[at]), String(rows.fiscalId[at])), deciding);
    for (const { table, row } of REFERENCES) if (!Number.isNaN(rows[row][at])) referred[table].add(String(rows[row][at]));
  }
  return { byEmployee, byEntitlement, referred };
}

function keepNewer(map: Map<string, Deciding>, name: string, deciding: Deciding): void {
  if (isNewer(deciding, map.get(name))) map.set(name, deciding);
}

function addBase({ state, changedIds }: BaseState, byEmployee: Map<string, Deciding>, byEntitlement: Map<string, Deciding>): void {
  const { leaves, people, leaveTypes, fiscalYears } = state;
  const byPerson = new Int32Array(people.count).fill(NONE);
  const byTypeAndYear = new Int32Array(leaveTypes.count * fiscalYears.count).fill(NONE);
  for (let at = 0; at < leaves.count; at++) {
    if (changedIds.has(leaves.id[at]!)) continue;
    const person = leaves.person[at]!;
    const cell = leaves.leaveType[at]! * fiscalYears.count + leaves.fiscalYear[at]!;
    if (isNewerLeaf(state, at, byPerson[person]!)) byPerson[person] = at;
    if (isNewerLeaf(state, at, byTypeAndYear[cell]!)) byTypeAndYear[cell] = at;
  }
  const decidingAt = (at: number): Deciding => ({ leaveId: leaves.id[at]!, updatedAt: leaves.updatedAt[at]! });
  for (let person = 0; person < byPerson.length; person++) {
    if (byPerson[person] !== NONE) byEmployee.set(textAt(people.id, person), decidingAt(byPerson[person]!));
  }
  for (const [cell, newest] of byTypeAndYear.entries()) {
    if (newest === NONE) continue;
    const [type, year] = [Math.floor(cell / fiscalYears.count), cell % fiscalYears.count];
    byEntitlement.set(entitlementKey(textAt(leaveTypes.id, type), textAt(fiscalYears.id, year)), decidingAt(newest));
  }
}

function addReferred(
  { state, changedIds }: BaseState,
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
