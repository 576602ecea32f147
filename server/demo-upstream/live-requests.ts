import { askedDays } from './asked-days';
import { dayAt } from './days';
import { rosteredDayFrom } from './employment';
import { fiscalYearOf } from './fiscal-years';
import type { LeaveRequest, Status } from './leave-request';
import { LEAVE_TYPES, type LeaveType } from './leave-types';
import { type Employee, findEmployed } from './people';
import { createDraw, type Draw, hash, pick, pickWeighted } from './random';
import { APPROVAL_REMARKS, LATER_REMARKS, REASONS, REJECTION_REMARKS } from './reasons';
import { workingDayFrom } from './working-days';

const EVENT_MS = 20_000;
/** A request sees this many events, then a new one with a new id takes its place. A multiple of ROUND. */
const EVENTS_PER_REQUEST = 40;
/** Asked for, decided, reworded, noted or called off; then asked for again with other dates. */
const ROUND = 4;
/** Beyond int32, and growing: the newest request has the highest id. */
const FIRST_ID = 5_000_000_000;
const LIVE = 0x6c697665;
const LIVE_TYPES = new Set(['Annual', 'Sick', 'Discretionary', 'Floating', 'Work from home', 'Compensatory']);

/**
 * How many of the records are alive: 4 %, at most 240, at least 15 if that is not more than a quarter. Not more, so that a poller
 * that was away for long does not miss more ids at once than it may retire without being asked.
 */
export function countLiveSlots(records: number): number {
  return Math.min(240, Math.max(Math.min(15, Math.ceil(records / 4)), Math.round(records * 0.04)));
}

/**
 * The request in live slot i at a moment. Time is cut into events of 20 s, counted since 1970; event n falls to slot n modulo the
 * number of live slots, at a moment of its own within its 20 s. So about three records change every minute, without end, one at a time,
 * and what a slot holds is a function of the time only: no epoch begins anywhere, and a restart turns nothing back.
 */
export function readLiveRequest(seed: number, employees: readonly Employee[], slot: number, liveSlots: number, now: number): LeaveRequest {
  const latest = latestEvent(seed, slot, liveSlots, now);
  const round = (latest - slot) / liveSlots + (hash(seed, LIVE, slot) % EVENTS_PER_REQUEST);
  const step = round % EVENTS_PER_REQUEST;
  const first = latest - step * liveSlots;
  const momentOf = (at: number) => eventMoment(seed, first + at * liveSlots);

  const draw = createDraw(hash(seed, LIVE + 1, first));
  const createdAt = momentOf(0);
  const leaveType = pickWeighted(LEAVE_TYPES.filter(isLive), draw(1));
  const fiscalYear = fiscalYearOf(dayAt(createdAt));
  const employee = findEmployed(employees, draw(2), dayAt(createdAt));
  const startDay = rosteredDayFrom(
    employee.employment,
    startOf(draw, leaveType, dayAt(createdAt), fiscalYear.endDay, Math.floor(step / ROUND)),
  );
  return {
    id: FIRST_ID + first,
    employee,
    leaveType,
    fiscalYear,
    startDay,
    ...askedDays(draw, leaveType, employee.employment, startDay),
    ...standing(draw, leaveType, step),
    createdAt,
    updatedAt: momentOf(lastMove(draw, step)),
    isConverted: 0,
  };
}

function latestEvent(seed: number, slot: number, liveSlots: number, now: number): number {
  const event = Math.floor(now / EVENT_MS);
  const latest = event - ((event - slot) % liveSlots);
  return eventMoment(seed, latest) <= now ? latest : latest - liveSlots;
}

function eventMoment(seed: number, event: number): number {
  return event * EVENT_MS + (hash(seed, LIVE + 2, event) % 20) * 1000;
}

function isLive({ name }: LeaveType): boolean {
  return LIVE_TYPES.has(name);
}

/** From yesterday (an illness) to some weeks ahead; each new round asks for other days. */
function startOf(draw: Draw, { leadDays }: LeaveType, today: number, lastDay: number, round: number): number {
  const ahead = leadDays === 0 ? Math.floor(draw(3) * 3) - 1 : Math.floor(-Math.log(1 - draw(3)) * leadDays);
  const shifted = ahead + (round % 3) * 2;
  const room = Math.max(1, lastDay - today);
  return workingDayFrom(today + (shifted > 0 ? shifted % room : shifted));
}

/** Every step differs from the one before in status, reason or remarks. */
function standing(draw: Draw, { name }: LeaveType, step: number): { status: Status; reason: string; remarks: string | null } {
  const reasons = REASONS[name] ?? REASONS.general ?? [];
  const round = Math.floor(step / ROUND);
  const stage = step % ROUND;
  const rewordings = round + (stage >= 2 ? 1 : 0);
  const reason = pick(reasons, ((Math.floor(draw(4) * reasons.length) + rewordings) % reasons.length) / reasons.length + 1e-9);
  if (stage === 0) return { status: 'REQUESTED', reason, remarks: null };

  const fate = draw(100 + round);
  const decision = fate < 0.8 ? 'APPROVED' : fate < 0.92 ? 'REJECTED' : fate < 0.97 ? 'CANCELLED' : 'ON_HOLD';
  const remarks = pick(decision === 'REJECTED' ? REJECTION_REMARKS : APPROVAL_REMARKS, draw(200 + round));
  if (stage < 3) return { status: decision, reason, remarks };
  return { status: draw(300 + round) < 0.2 ? 'CANCELLED' : decision, reason, remarks: pick(LATER_REMARKS, draw(400 + round)) };
}

/** The last step that moved `updatedAt`: one in four leaves it where it was, as in the real source. */
function lastMove(draw: Draw, step: number): number {
  let move = step;
  while (move > 0 && draw(500 + move) < 0.25) move -= 1;
  return move;
}
