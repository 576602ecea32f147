import type { LeaveAtoms } from '../src/disclosure/leave-atoms';

/** How large an invented company is. Values without a default follow from the number of leaves. */
export interface CompanySize {
  leaveCount: number;
  personCount?: number;
  departmentCount?: number;
  designationCount?: number;
  managerCount?: number;
  projectCount?: number;
  fiscalYearCount?: number;
  /** Share of the leaves that are charged to the fiscal year before their own. */
  lateShare?: number;
  seed?: number;
}

const LEAVE_TYPE_COUNT = 9;
const MONTHS_A_YEAR = 12;
// Fiscal years begin on the 16th of the seventh month, as in Nepal: that month belongs to two of them.
const FIRST_MONTH = 6;
const FIRST_DAY = 15;
const DAYS_A_MONTH = 28;
const DAYS_A_YEAR = MONTHS_A_YEAR * DAYS_A_MONTH;

/**
 * Makes up the leave of one status of a company, the same for the same arguments. Groups are uneven: a few departments, designations,
 * projects and leave types hold most of the leave. Teams are nested in departments, and the person's manager decides on most leave. Months
 * have 28 days, so that the weekday follows from the day.
 */
export function makeCompanyLeave({
  leaveCount,
  personCount = Math.ceil(leaveCount / 100) + 60,
  departmentCount = 30,
  designationCount = 60,
  managerCount = Math.min(500, Math.ceil(personCount / 10)),
  projectCount = Math.min(200, Math.ceil(personCount / 12)),
  fiscalYearCount = 5,
  lateShare = 0,
  seed = 1,
}: CompanySize): LeaveAtoms {
  const random = createRandom(seed);
  const people = makePeople(random, { personCount, departmentCount, designationCount, managerCount, projectCount });
  const leavesOf = new Int32Array(personCount);
  for (let leave = 0; leave < leaveCount; leave++) {
    const person = random.below(personCount);
    leavesOf[person] = (leavesOf[person] as number) + 1;
  }
  const atoms: number[][] = [[], [], [], [], [], [], []];
  for (const [person, count] of leavesOf.entries()) {
    const ofPerson = new Map<number, number>();
    for (let leave = 0; leave < count; leave++) {
      const teamManager = people.teamManager[person] as number;
      addLeave(random, ofPerson, { fiscalYearCount, lateShare, issuer: random.next() < 0.9 ? teamManager : random.below(managerCount) });
    }
    for (const [key, microDays] of [...ofPerson].sort(([a], [b]) => a - b)) {
      for (const [at, value] of [person, ...readKey(key), microDays].entries()) atoms[at]?.push(value);
    }
  }
  const [person, fiscalYear, yearMonth, weekday, leaveType, leaveIssuer] = atoms.map((column) => Int32Array.from(column)) as Columns;
  return {
    personCount,
    person,
    fiscalYear,
    yearMonth,
    weekday,
    leaveType,
    leaveIssuer,
    microDays: Float64Array.from(atoms[6] ?? []),
    ...people,
  };
}

type Columns = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

function makePeople(
  random: Random,
  {
    personCount,
    departmentCount,
    designationCount,
    managerCount,
    projectCount,
  }: Record<'personCount' | 'departmentCount' | 'designationCount' | 'managerCount' | 'projectCount', number>,
) {
  const department = Int32Array.from({ length: personCount }, () => random.uneven(departmentCount));
  const designation = department.map((own) =>
    random.next() < 0.03 ? -1 : (random.uneven(Math.ceil(designationCount / 2)) * 2 + own) % designationCount,
  );
  const teamsOf = Math.max(1, Math.floor(managerCount / departmentCount));
  const teamManager = department.map((own) => (random.next() < 0.01 ? -1 : (own * teamsOf + random.below(teamsOf)) % managerCount));
  const allocationStart = new Int32Array(personCount + 1);
  const allocations: number[] = [];
  for (let person = 0; person < personCount; person++) {
    const own = new Set(Array.from({ length: random.below(4) }, () => random.uneven(projectCount)));
    allocations.push(...[...own].sort((a, b) => a - b));
    allocationStart[person + 1] = allocations.length;
  }
  return { department, designation, teamManager, allocationStart, allocation: Int32Array.from(allocations) };
}

interface LeaveChoice {
  fiscalYearCount: number;
  lateShare: number;
  issuer: number;
}

/** Adds the days of a leave of one to five working days to the atoms of its person. */
function addLeave(random: Random, atoms: Map<number, number>, { fiscalYearCount, lateShare, issuer }: LeaveChoice): void {
  const start = random.below(fiscalYearCount * DAYS_A_YEAR);
  const ownYear = Math.floor(start / DAYS_A_YEAR);
  const fiscalYear = random.next() < lateShare ? Math.max(0, ownYear - 1) : ownYear;
  const leaveType = random.uneven(LEAVE_TYPE_COUNT);
  const length = 1 + Math.floor(5 * Math.min(random.next(), random.next()));
  for (let day = start, working = 0; working < length; day++) {
    const weekday = day % 7;
    if (weekday >= 5) continue;
    working++;
    const month = FIRST_MONTH + Math.floor((day + FIRST_DAY) / DAYS_A_MONTH);
    const key = RADICES.reduce((sum, radix, at) => sum * radix + ([fiscalYear, month, weekday, leaveType, issuer + 1][at] as number), 0);
    atoms.set(key, (atoms.get(key) ?? 0) + (random.next() < 0.1 ? 500_000 : 1_000_000));
  }
}

const RADICES = [64, 1_024, 8, 16, 65_536];

/** Fiscal year, month, weekday, leave type and issuer. */
function readKey(key: number): number[] {
  const digits = [0, 0, 0, 0, 0];
  let left = key;
  for (let at = RADICES.length - 1; at >= 0; at--) {
    const radix = RADICES[at] as number;
    digits[at] = left % radix;
    left = Math.floor(left / radix);
  }
  return digits.with(4, (digits[4] as number) - 1);
}

interface Random {
  /** In [0, 1). */
  next: () => number;
  below: (count: number) => number;
  /** The first of `count` values far more often than the last ones. */
  uneven: (count: number) => number;
}

function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return { next, below: (count) => Math.floor(next() * count), uneven: (count) => Math.floor(count * next() * next()) };
}
