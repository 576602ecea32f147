import { isCalendarDate } from '../../../lib/calendar-date';
import type { DateRange } from './tried-range';

/** Hypothetical leave. */
export interface TriedLeave extends DateRange {
  employeeId: string;
}

/** What the what-if takes as approved, rejected and added. */
export interface Plan {
  /** All pending leave of the people under the filters, except the rejected. */
  approveAll: boolean;
  approve: readonly string[];
  reject: readonly string[];
  tried: readonly TriedLeave[];
}

/** The parameters of the address that hold a plan. */
export interface PlanParams {
  all: 'yes' | undefined;
  approve: string;
  reject: string;
  try: string;
}

export const EMPTY_PLAN: Plan = { approveAll: false, approve: [], reject: [], tried: [] };
export const MAX_TRIED = 5;
/** As many as the API takes. */
const MAX_IDS = 200;

export function readPlan(params: PlanParams): Plan {
  const ids = (text: string) => (text === '' ? [] : text.split('.').slice(0, MAX_IDS));
  const tried = params.try
    .split('.')
    .map((entry): TriedLeave => {
      const [employeeId = '', from = '', to = ''] = entry.split('~');
      return { employeeId: decode(employeeId), from, to };
    })
    .filter(({ employeeId, from, to }) => employeeId !== '' && isCalendarDate(from) && isCalendarDate(to) && from <= to);
  const reject = ids(params.reject);
  return {
    approveAll: params.all === 'yes',
    // The API refuses a leave that is both.
    approve: ids(params.approve).filter((id) => !reject.includes(id)),
    reject,
    tried: tried.slice(0, MAX_TRIED),
  };
}

export const planParams = ({ approveAll, approve, reject, tried }: Plan): PlanParams => ({
  all: approveAll ? 'yes' : undefined,
  approve: approve.join('.'),
  reject: reject.join('.'),
  try: tried.map(({ employeeId, from, to }) => `${encode(employeeId)}~${from}~${to}`).join('.'),
});

export const isEmptyPlan = (plan: Plan): boolean => !plan.approveAll && plan.approve.length + plan.reject.length + plan.tried.length === 0;

export const isSamePlan = (one: Plan, other: Plan): boolean => JSON.stringify(planParams(one)) === JSON.stringify(planParams(other));

/** Null: left as it is. */
export type Decision = 'approve' | 'reject' | null;

export function decisionOf({ approveAll, approve, reject }: Plan, id: string): Decision {
  if (reject.includes(id)) return 'reject';
  return approveAll || approve.includes(id) ? 'approve' : null;
}

/** The plan with another decision on one pending leave. While all are approved, a leave that is not is rejected. */
export function decide(plan: Plan, id: string, decision: Decision): Plan {
  const approve = plan.approve.filter((other) => other !== id);
  const reject = plan.reject.filter((other) => other !== id);
  if (decision === 'reject' || (decision === null && plan.approveAll)) return { ...plan, approve, reject: [...reject, id] };
  return decision === 'approve' && !plan.approveAll ? { ...plan, approve: [...approve, id], reject } : { ...plan, approve, reject };
}

export const withTried = (plan: Plan, at: number, range: DateRange): Plan => ({
  ...plan,
  tried: plan.tried.map((leave, other) => (other === at ? { ...leave, ...range } : leave)),
});

/** The same as the API asks for it. */
export const toChanges = ({ approveAll, approve, reject, tried }: Plan) => ({
  approveAll,
  approve: [...approve],
  reject: [...reject],
  add: tried.map(({ employeeId, from, to }) => ({ employeeId, startDate: from, endDate: to })),
});

/** A full stop and a tilde separate parts of the address, and `encodeURIComponent` leaves both. */
const encode = (text: string) => encodeURIComponent(text).replaceAll('.', '%2E').replaceAll('~', '%7E');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
