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
  /** User ids of everybody who decides on one of the leaves. */
  leaveIssuerIds: ReadonlySet<string>;
}

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
  const leaveIssuerIds = new Set<string>();
  if (goingOn) addGoingOn(goingOn, ofEmployee, ofKind, leaveIssuerIds);
  for (let at = 0; at < rows.count; at++) {
    const deciding = { leaveId: rows.id[at]!, updatedAt: rows.updatedAt[at]! };
    keepNewer(ofEmployee, employeeIds[at]!, deciding);
    keepNewer(ofKind, nameKind(String(rows.leaveTypeId[at]), String(rows.fiscalId[at])), deciding);
    if (!Number.isNaN(rows.leaveIssuerId[at])) leaveIssuerIds.add(String(rows.leaveIssuerId[at]));
  }
  return { ofEmployee, ofKind, leaveIssuerIds };
}

function keepNewer(map: Map<string, Deciding>, name: string, deciding: Deciding): void {
  if (isNewer(deciding, map.get(name))) map.set(name, deciding);
}

function addGoingOn(
  { state, changedIds }: GoingOn,
  ofEmployee: Map<string, Deciding>,
  ofKind: Map<string, Deciding>,
  leaveIssuerIds: Set<string>,
): void {
  const { leaves, people, leaveTypes, fiscalYears, leaveIssuers } = state;
  const byPerson = new Int32Array(people.count).fill(NONE);
  const byKind = new Int32Array(leaveTypes.count * fiscalYears.count).fill(NONE);
  const isIssuer = new Uint8Array(leaveIssuers.count);
  for (let at = 0; at < leaves.count; at++) {
    if (changedIds.has(leaves.id[at]!)) continue;
    const person = leaves.person[at]!;
    const kind = leaves.leaveType[at]! * fiscalYears.count + leaves.fiscalYear[at]!;
    const issuer = leaves.leaveIssuer[at]!;
    if (isNewerLeaf(state, at, byPerson[person]!)) byPerson[person] = at;
    if (isNewerLeaf(state, at, byKind[kind]!)) byKind[kind] = at;
    if (issuer !== NONE) isIssuer[issuer] = 1;
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
  for (let issuer = 0; issuer < isIssuer.length; issuer++) {
    if (isIssuer[issuer] === 1) leaveIssuerIds.add(textAt(leaveIssuers.id, issuer));
  }
}

function isNewerLeaf({ leaves }: MartState, a: number, b: number): boolean {
  if (b === NONE) return true;
  const difference = leaves.updatedAt[a]! - leaves.updatedAt[b]!;
  return difference > 0 || (difference === 0 && leaves.id[a]! > leaves.id[b]!);
}
