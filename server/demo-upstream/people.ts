import { HOUR_MS } from './days';
import { type Employment, employmentBy, isEmployedOn } from './employment';
import { NAME_GROUPS } from './names';
import { ALLOCATIONS, type Allocation, DEPARTMENTS, type Department, type Designation, HR_DEPARTMENT, RUNG_WEIGHTS } from './organisation';
import { createDraw, type Draw, hash, pick, pickWeighted } from './random';

export interface Employee {
  userId: number;
  empId: string;
  firstName: string;
  middleName: string | null;
  lastName: string;
  email: string;
  isHr: boolean;
  isSupervisor: boolean;
  department: Department;
  /** Writes the older spelling of the record, 41 fields. */
  usesOlderSpelling: boolean;
  /** Keys come in another order. */
  isReordered: boolean;
  employment: Employment;
  teamManager: Employee | null;
  leaveIssuer: Employee | null;
  currentLeaveIssuerAt: (moment: number) => Employee | null;
  designationAt: (moment: number) => Designation;
  allocationsAt: (moment: number) => readonly Allocation[] | null;
}

const RECORDS_PER_EMPLOYEE = 17;
const MAX_EMPLOYEES = 5000;
const DAY_MS = 24 * HOUR_MS;
const PEOPLE = 0x70656f70;
/** Longer than any leave but parental leave. */
const MAX_DAYS_AWAY = 30;

/** Everybody of the demo company; a function of its arguments only. 2,000 records: 118 people; never more than 5,000. */
export function createEmployees(records: number, seed: number): readonly Employee[] {
  const count = Math.max(1, Math.min(MAX_EMPLOYEES, Math.round(records / RECORDS_PER_EMPLOYEE)));
  // Managers come first: one in eleven, all of them named before anybody refers to them.
  const managerCount = Math.max(1, Math.round(count / 11));
  const employees = Array.from({ length: count }, (_, index) =>
    createEmployee(createDraw(hash(seed, PEOPLE, index)), { index, count, isDirector: index === 0, isManager: index < managerCount }),
  );
  const managers = employees.slice(0, managerCount);
  for (const [index, employee] of employees.entries()) assignLeaders(employee, index, managers, createDraw(hash(seed, PEOPLE, index)));
  return employees;
}

interface Place {
  index: number;
  count: number;
  isDirector: boolean;
  isManager: boolean;
}

function createEmployee(draw: Draw, { index, count, isDirector, isManager }: Place): Employee {
  const group = pickWeighted(NAME_GROUPS, draw(1));
  const firstName = pick(group.firstNames, draw(2));
  const lastName = pick(group.lastNames, draw(3));
  const department = pickWeighted(DEPARTMENTS, draw(4));
  const allocations = allocationsBy(draw);
  return {
    userId: 300 + index,
    empId: index % 40 === 39 ? `C-${String(index).padStart(4, '0')}` : String(101 + index),
    firstName: draw(5) < 0.06 ? `${firstName} ` : firstName,
    middleName: group.middleNames.length > 0 && draw(6) < 0.3 ? pick(group.middleNames, draw(7)) : null,
    lastName: draw(8) < 0.04 ? `${lastName}  ` : lastName,
    email: `${mailName(firstName, lastName)}.${index + 1}@example.com`,
    isHr: department === DEPARTMENTS[HR_DEPARTMENT],
    isSupervisor: isManager,
    department,
    usesOlderSpelling: draw(9) < 0.2 && index !== 0,
    isReordered: draw(10) < 0.1,
    employment: employmentBy(draw, index, count, isManager),
    teamManager: null,
    leaveIssuer: null,
    currentLeaveIssuerAt: () => null,
    designationAt: designationsBy(draw, department, isDirector, isManager),
    allocationsAt: allocations,
  };
}

function assignLeaders(employee: Employee, index: number, managers: readonly Employee[], draw: Draw): void {
  const director = managers[0];
  if (!director || index === 0) return;
  const nearby = managers.filter((manager) => manager !== employee && manager.department === employee.department);
  const manager = employee.isSupervisor || nearby.length === 0 ? director : pick(nearby, draw(20));
  employee.teamManager = draw(21) < 0.05 ? null : manager;
  employee.leaveIssuer = draw(22) < 0.04 ? null : manager;
  if (draw(23) < 0.05) return;
  if (draw(24) < 0.5) {
    employee.currentLeaveIssuerAt = () => employee.leaveIssuer;
    return;
  }
  // Two deputies take turns, five days each.
  const deputies = [pick(managers, draw(25)), pick(managers, draw(26))] as const;
  const phase = draw(27) * 10 * DAY_MS;
  employee.currentLeaveIssuerAt = (moment) => deputies[Math.floor((moment + phase) / (5 * DAY_MS)) % 2 === 0 ? 0 : 1];
}

/** Who is employed on a day and for some weeks after it: the employee that `u`, in [0, 1), falls on, or the next one who is. */
export function findEmployed(employees: readonly Employee[], u: number, day: number): Employee {
  const first = Math.floor(u * employees.length);
  for (let at = 0; at < employees.length; at++) {
    const employee = employees[(first + at) % employees.length];
    if (employee && isEmployedOn(employee.employment, day) && isEmployedOn(employee.employment, day + MAX_DAYS_AWAY)) return employee;
  }
  return pick(employees, u);
}

/** One permanent promotion at some time, and for many a rung higher in alternate ten days, standing in for someone. */
function designationsBy(draw: Draw, { ladder }: Department, isDirector: boolean, isManager: boolean): (moment: number) => Designation {
  const top = ladder.length - 1;
  const ordinary = pickWeighted(
    RUNG_WEIGHTS.slice(0, top - 1).map((weight, rung) => ({ weight, rung })),
    draw(30),
  ).rung;
  const rung = isDirector ? top : isManager ? top - 1 : ordinary;
  const promotedAt = Date.UTC(2019, 0) + draw(31) * 10 * 365 * DAY_MS;
  const phase = draw(32) * 20 * DAY_MS;
  const standsIn = !isManager && rung < top - 2 && draw(33) < 0.4;
  return (moment) => {
    const held = moment < promotedAt && !isManager ? Math.max(0, rung - 1) : rung;
    const acting = standsIn && Math.floor((moment + phase) / (10 * DAY_MS)) % 2 === 1 ? 1 : 0;
    return ladder[held + acting] ?? pick(ladder, 0);
  };
}

/** None to six at a time; every two hundred days or so the oldest goes and another comes. */
function allocationsBy(draw: Draw): (moment: number) => readonly Allocation[] | null {
  if (draw(40) < 0.06) return () => null;
  const size = Math.floor(draw(41) * draw(42) * 6.2 + 0.8);
  const phase = draw(43) * 400 * DAY_MS;
  const stride = 1 + Math.floor(draw(44) * 12) * 2;
  const first = Math.floor(draw(45) * ALLOCATIONS.length);
  const known = new Map<number, readonly Allocation[]>();
  return (moment) => {
    const turn = Math.floor((moment + phase) / (200 * DAY_MS));
    let list = known.get(turn);
    if (!list) {
      const places = Array.from({ length: size }, (_, index) => (first + (turn + index) * stride) % ALLOCATIONS.length);
      list = [...new Set(places)].map((place) => pick(ALLOCATIONS, place / ALLOCATIONS.length + 1e-9));
      known.set(turn, list);
    }
    return list;
  };
}

function mailName(firstName: string, lastName: string): string {
  const letters = `${firstName}.${lastName}`
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z.]/g, '');
  return letters.length > 5 ? letters : 'person';
}
