import { askedDays } from './asked-days';
import { dayAt, HOUR_MS, startOfDay } from './days';
import { headcountShare, rosteredDayFrom } from './employment';
import { FISCAL_YEARS, type FiscalYear, fiscalYearOf, fiscalYearStarting } from './fiscal-years';
import type { LeaveRequest, Status } from './leave-request';
import { LEAVE_TYPES, type LeaveType } from './leave-types';
import { type Employee, findEmployed } from './people';
import { createDraw, type Draw, hash, pick, pickWeighted } from './random';
import { APPROVAL_REMARKS, REASONS, REJECTION_REMARKS } from './reasons';
import { pickStartDay } from './seasons';
import { workingDayFrom } from './working-days';

const BLOCKS = FISCAL_YEARS - 1;
const IDS_PER_YEAR = 1_000_000;
/** How long a request waits on average once it is forgotten: weeks, and now and then months. */
const FORGOTTEN_HOURS = 900;

/**
 * The request in slot i at a moment. A quarter of the slots belongs to each fiscal year modulo four, and a slot holds the request of
 * four years ago until the moment its request of the current year is made. So the number of records stays, five fiscal years are
 * always present (the oldest thins out evenly while the current one fills), and nothing jumps when a fiscal year begins.
 */
export function readPastRequest(seed: number, employees: readonly Employee[], slot: number, now: number): LeaveRequest {
  const current = fiscalYearOf(dayAt(now)).startYear;
  const newest = current - ((((current - slot) % BLOCKS) + BLOCKS) % BLOCKS);
  const request = makeRequest(seed, employees, slot, newest, now);
  return request.createdAt <= now ? request : makeRequest(seed, employees, slot, newest - BLOCKS, now);
}

function makeRequest(seed: number, employees: readonly Employee[], slot: number, startYear: number, now: number): LeaveRequest {
  const draw = createDraw(hash(seed, startYear, slot));
  const fiscalYear = fiscalYearStarting(startYear);
  const leaveType = pickWeighted(LEAVE_TYPES, draw(1));
  const wishedDay = startOf(draw, leaveType, fiscalYear);
  const employee = findEmployed(employees, draw(2) * headcountShare(startYear), wishedDay);
  const startDay = rosteredDayFrom(employee.employment, wishedDay);
  const createdAt = requestedAt(draw, leaveType, fiscalYear, startDay);
  return {
    id: (startYear - 2000) * IDS_PER_YEAR + slot + 1,
    employee,
    leaveType,
    fiscalYear,
    startDay,
    ...askedDays(draw, leaveType, employee.employment, startDay),
    reason: pick(REASONS[leaveType.name] ?? REASONS.general ?? [], draw(3)),
    ...decide(draw, createdAt, now),
    createdAt,
    isConverted: draw(4) < 0.03 ? 1 : 0,
  };
}

function startOf(draw: Draw, { isSeasonal }: LeaveType, { startYear, endDay }: FiscalYear): number {
  // A few are charged to a year in which they do not start.
  if (draw(5) < 0.004) return workingDayFrom(endDay + 1 + Math.floor(draw(6) * 20));
  return pickStartDay(startYear, isSeasonal, draw(6));
}

/** In office hours, and always within the fiscal year: its entitlements open on the first day. */
function requestedAt(draw: Draw, { leadDays }: LeaveType, { startDay: firstDay, endDay: lastDay }: FiscalYear, startDay: number): number {
  const isBackdated = draw(7) < 0.03;
  const early = Math.floor(-Math.log(1 - draw(8)) * leadDays);
  const late = Math.floor(draw(8) ** 2 * (isBackdated ? 9 : 3));
  const day = startDay - (leadDays === 0 || isBackdated ? -late : early);
  const opened = firstDay + Math.floor(draw(9) ** 2 * 14);
  const officeDay = Math.min(lastDay, day < firstDay ? opened : day);
  return startOfDay(officeDay) + (8 + draw(10) * 10) * HOUR_MS;
}

function decide(draw: Draw, createdAt: number, now: number): { status: Status; remarks: string | null; updatedAt: number } {
  const fate = draw(11);
  const waiting = draw(12) < 0.25 ? 'PENDING' : 'REQUESTED';
  const meanHours = draw(18) < 0.06 ? FORGOTTEN_HOURS : 26;
  const decidedAt = createdAt + (0.2 - Math.log(1 - draw(13)) * meanHours) * HOUR_MS;
  const cancelledAt = decidedAt + (1 + draw(14) * 90) * HOUR_MS;
  if (decidedAt > now) return { status: waiting, remarks: null, updatedAt: createdAt };
  // Some are changed without their updatedAt moving, as in the real source.
  const movedAt = draw(15) < 0.2 ? createdAt : decidedAt;
  if (fate < 0.004) return { status: 'ON_HOLD', remarks: null, updatedAt: movedAt };
  if (fate < 0.052) return { status: 'REJECTED', remarks: pick(REJECTION_REMARKS, draw(16)), updatedAt: movedAt };
  const remarks = pick(APPROVAL_REMARKS, draw(16));
  if (fate < 0.107 && cancelledAt <= now) return { status: 'CANCELLED', remarks, updatedAt: draw(17) < 0.2 ? movedAt : cancelledAt };
  return { status: 'APPROVED', remarks, updatedAt: movedAt };
}
