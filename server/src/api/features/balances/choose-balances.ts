import { parseLocalDate } from '../../../domain/local-date';
import { type BalanceReader, createBalanceReader } from '../../../mart/balances/balance-reader';
import { DIMENSIONS } from '../../../mart/dimensions/registry';
import { leaveOf } from '../../../mart/leave-source';
import type { MartView } from '../../../mart/question';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { maskPeople } from '../../../mart/select/people-mask';
import { textAt } from '../../../mart/shared-columns';
import { type MartState, NONE } from '../../../mart/state';
import type { Balances } from './balance.question';

/** The balances that a question asks for, in one state. */
export interface ChosenBalances {
  state: MartState;
  /** 1 for each requested person; null: everybody. */
  people: Uint8Array | null;
  /** Ordinals in the order of ids. */
  leaveTypes: readonly number[];
  /** In days since 1970-01-01. */
  asOf: number;
  reader: BalanceReader;
}

/** Uses the earlier state of the view if there is one; the caller's team is that of the newest state. */
export function chooseBalances({ state, known }: MartView, { condition, scope, fiscalYearId, asOf: date }: Balances): ChosenBalances {
  const asked = known[0] ?? state;
  const source = leaveOf(asked);
  const isChosen = maskOrdinals(DIMENSIONS.LEAVE_TYPE, source, condition.choices.LEAVE_TYPE);
  const leaveTypes = Array.from({ length: asked.leaveTypes.count }, (_, type) => type)
    .filter((type) => isChosen === null || isChosen[type + 1] === 1)
    .toSorted((a, b) => idOf(asked, a) - idOf(asked, b));
  const fiscalYear = fiscalYearId === null ? NONE : DIMENSIONS.FISCAL_YEAR.find(source)(fiscalYearId);
  // Of a date before the year 100, which has no number, only the side matters that leave is on.
  const asOf = parseLocalDate(date) ?? Number.NEGATIVE_INFINITY;
  return {
    state: asked,
    people: maskPeople(asked, condition, scope, state),
    leaveTypes,
    asOf,
    reader: createBalanceReader(asked, { leaveTypes, fiscalYears: fiscalYear === NONE ? [] : [fiscalYear], asOf }),
  };
}

function idOf({ leaveTypes }: MartState, type: number): number {
  return Number(textAt(leaveTypes.id, type));
}
