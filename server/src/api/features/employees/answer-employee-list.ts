import { parseLocalDate } from '../../../domain/local-date';
import { answerBy } from '../../../mart/question';
import { textAt } from '../../../mart/shared-columns';
import { columnsOf, placeAt, valuesOfPlace } from '../../shared/lists/list-order';
import { pickPage } from '../../shared/lists/pick-page';
import { EMPLOYEE_LIST, type EmployeeList } from './employee-list.question';
import { EMPLOYEE_ORDERS, type EmployeeTable } from './employee-orders';
import { listRows, selectPeople } from './select-people';

export const answerEmployeeList = answerBy(EMPLOYEE_LIST, ({ state, throwIfCancelled }, question): EmployeeList => {
  const { order, balanceOf, size, after, today } = question;
  const asked = selectPeople(state, question, throwIfCancelled);
  const table: EmployeeTable = { state, asked, today: parseLocalDate(today) ?? 0, balanceOf, throwIfCancelled };
  const keys = EMPLOYEE_ORDERS[order];
  const rows = listRows(asked);
  const page = pickPage(rows, columnsOf(keys, table), valuesOfPlace(keys, table, after), size, throwIfCancelled);
  return {
    people: page.map((person) => ({ id: textAt(state.people.id, person), place: placeAt(keys, table, person) })),
    count: rows.length,
  };
});
