import { answerBy } from '../../../mart/question';
import { textAt } from '../../../mart/shared-columns';
import { namePlaceAt, personOfNamePlace } from '../../shared/lists/person-key';
import { pickPage } from '../../shared/lists/pick-page';
import { BALANCE_PAGE, type BalancePageAnswer, type BalancePlace, type BalanceRow, type PlacedBalance } from './balance.question';
import { type ChosenBalances, chooseBalances } from './choose-balances';
import { describeBalances } from './describe-balance';
import { rankBalances } from './rank-balances';
import { addBalances, createBalanceSums, describeSums } from './sum-balances';

/** Everybody's balances are computed one after the other; those of the page are computed again, so that only ranks are kept meanwhile. */
export const answerBalancePage = answerBy(BALANCE_PAGE, (view, question): BalancePageAnswer => {
  const { orderBy, size, withLedgers } = question;
  const chosen = chooseBalances(view, question);
  const { state, leaveTypes } = chosen;
  const sums = createBalanceSums(state);
  const { rank, place } = rankBalances(chosen, orderBy, (rows) => addBalances(sums, rows), view.throwIfCancelled);
  const order = [
    { column: rank, descending: false },
    { column: place, descending: false },
  ];
  const after = question.after && [question.after.rank, findPlace(chosen, question.after)];
  const picked = pickPage(Int32Array.from(place.keys()), order, after, size + 1, view.throwIfCancelled);
  const page = picked.map((row): PlacedBalance => {
    const person = Math.floor(place[row]! / leaveTypes.length);
    const leaveTypeId = textAt(state.leaveTypes.id, leaveTypes[place[row]! % leaveTypes.length]!);
    const balance = describeBalances(chosen, person, withLedgers).find((own) => own.leaveTypeId === leaveTypeId) as BalanceRow;
    const [name, employeeId] = namePlaceAt(state.people, person);
    return { balance, place: { rank: rank[row]!, name, employeeId, leaveTypeId } };
  });
  return { ...describeSums(sums, state), page };
});

/** The last place that does not come after the given one, among balances of its rank. */
function findPlace({ state, leaveTypes }: ChosenBalances, { name, employeeId, leaveTypeId }: BalancePlace): number {
  const person = personOfNamePlace(state.people, name, employeeId);
  if (!Number.isInteger(person)) return Math.ceil(person) * leaveTypes.length - 1;
  const passed = leaveTypes.filter((type) => Number(textAt(state.leaveTypes.id, type)) <= Number(leaveTypeId));
  return person * leaveTypes.length + passed.length - 1;
}
