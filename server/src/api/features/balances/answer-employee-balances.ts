import { answerBy } from '../../../mart/question';
import { type BalanceRow, EMPLOYEE_BALANCES } from './balance.question';
import { chooseBalances } from './choose-balances';
import { describeBalances } from './describe-balance';

export const answerEmployeeBalances = answerBy(EMPLOYEE_BALANCES, (view, question): BalanceRow[] => {
  const chosen = chooseBalances(view, question);
  const people = Array.from({ length: chosen.state.people.count }, (_, person) => person);
  return people
    .filter((person) => chosen.people === null || chosen.people[person] === 1)
    .flatMap((person) => describeBalances(chosen, person, question.withLedgers));
});
