import { formatLocalDate } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { type MartState, STATUS } from '../../../mart/state';
import type { LedgerEntry, LedgerEntryKind } from './ledger.types';

/** One balance to explain. Days are millionths; NaN: unknown. */
export interface ExplainedBalance {
  person: number;
  leaveType: number;
  fiscalYear: number;
  entitlement: number;
  carriedIn: number;
  available: number;
}

/** Days since 1970-01-01; days of leave in millionths, NaN: unknown. */
interface Movement {
  kind: LedgerEntryKind;
  date: number;
  lastDate: number | null;
  leaveId: number | null;
  micro: number;
}

/**
 * The entries that lead from 0 to `available`, and the residual: 0, because both add up the same day facts.
 * @param asOf the business date, in days since 1970-01-01.
 */
export function computeLedger(
  state: MartState,
  balance: ExplainedBalance,
  asOf: number,
): { ledger: LedgerEntry[]; ledgerResidual: number | null } {
  const { entitlement, carriedIn, available } = balance;
  const granted = { date: state.fiscalYears.start[balance.fiscalYear]!, lastDate: null, leaveId: null };
  const movements: Movement[] = [{ kind: 'ENTITLEMENT', ...granted, micro: entitlement }];
  if (carriedIn !== 0) movements.push({ kind: 'CARRY_OVER', ...granted, micro: carriedIn });
  movements.push(...listLeave(state, balance, asOf));
  let total = 0;
  const ledger = movements.map(({ kind, date, lastDate, leaveId, micro }): LedgerEntry => {
    if (kind !== 'PENDING' && !Number.isNaN(micro)) total += micro;
    return {
      kind,
      date: formatLocalDate(date),
      lastDate: lastDate === null ? null : formatLocalDate(lastDate),
      leaveId: leaveId === null ? null : String(leaveId),
      days: daysOrNull(micro),
      balance: Number.isNaN(entitlement) ? null : toDays(total),
    };
  });
  return { ledger, ledgerResidual: daysOrNull(available - total) };
}

/** Approved leave in the order of its dates, then pending leave. A leave around the business date is listed once on each side. */
function listLeave({ people, leaves, dayFacts }: MartState, { person, leaveType, fiscalYear }: ExplainedBalance, asOf: number): Movement[] {
  const approved: Movement[] = [];
  const pending: Movement[] = [];
  const last = people.leaveStart[person + 1]!;
  for (let leave = people.leaveStart[person]!; leave < last; leave++) {
    if (leaves.leaveType[leave] !== leaveType || leaves.fiscalYear[leave] !== fiscalYear) continue;
    const status = leaves.status[leave];
    const [firstFact, lastFact] = [leaves.factStart[leave]!, leaves.factStart[leave + 1]!];
    let later = firstFact;
    while (later < lastFact && dayFacts.day[later]! <= asOf) later++;
    const list = (kind: LedgerEntryKind, from: number, to: number): Movement[] => {
      if (from === to) return [];
      let micro = 0;
      for (let fact = from; fact < to; fact++) micro -= dayFacts.micro[fact]!;
      return [{ kind, date: dayFacts.day[from]!, lastDate: dayFacts.day[to - 1]!, leaveId: leaves.id[leave]!, micro }];
    };
    if (status === STATUS.REQUESTED) pending.push(...list('PENDING', firstFact, lastFact));
    if (status === STATUS.APPROVED) approved.push(...list('TAKEN', firstFact, later), ...list('SCHEDULED', later, lastFact));
  }
  return [...approved.sort(byDate), ...pending.sort(byDate)];
}

const byDate = (a: Movement, b: Movement) => a.date - b.date || (a.leaveId ?? 0) - (b.leaveId ?? 0);

function daysOrNull(micro: number): number | null {
  return Number.isNaN(micro) ? null : toDays(micro);
}
