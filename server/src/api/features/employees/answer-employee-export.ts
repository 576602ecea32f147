import { parseLocalDate } from '../../../domain/local-date';
import { computeChosenBalances } from '../../../mart/balances/chosen-balances';
import { answerBy } from '../../../mart/question';
import { textAt } from '../../../mart/shared-columns';
import { NONE } from '../../../mart/state';
import { findLastLeave } from '../../shared/entities/last-leave';
import { EMPLOYEE_EXPORT_FIGURES, type EmployeeExportFigures } from './employee-export.question';
import { listRows, selectPeople } from './select-people';
import { findCurrentYear, sumTakenDays } from './taken-days';

export const answerEmployeeExport = answerBy(EMPLOYEE_EXPORT_FIGURES, ({ state, throwIfCancelled }, question): EmployeeExportFigures => {
  const { people, leaves } = state;
  const today = parseLocalDate(question.today) ?? 0;
  const asked = selectPeople(state, question, throwIfCancelled);
  const rows = listRows(asked);
  const balances = question.balanceOf && computeChosenBalances(state, { ...question.balanceOf, asOf: today }, asked, throwIfCancelled);
  const currentYear = findCurrentYear(state, today);
  const figures: EmployeeExportFigures = {
    id: [],
    taken: new Float64Array(rows.length),
    lastLeave: new Float64Array(rows.length),
    balance: balances && Float64Array.from(rows, (person) => balances[person]!),
  };
  for (const [row, person] of rows.entries()) {
    if ((row & 1023) === 0) throwIfCancelled();
    const leave = findLastLeave(state, person, today);
    figures.id.push(textAt(people.id, person));
    figures.taken[row] = sumTakenDays(state, person, currentYear, today);
    figures.lastLeave[row] = leave === NONE ? Number.NaN : leaves.start[leave]!;
  }
  return figures;
});
