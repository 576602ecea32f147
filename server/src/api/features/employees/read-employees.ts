import type { ApiContext } from '../../shared/context';
import type { Employee } from '../../shared/entities/employee.types';
import { readEmployeeRecords } from '../../shared/entities/employees-by-id';
import { encodeCursor } from '../../shared/lists/cursor';
import { toConnection } from '../../shared/lists/page';
import { readRows } from '../../shared/lists/read-rows';
import type { EmployeeConnection } from './employee-connection.types';
import { EMPLOYEE_LIST, type EmployeeListQuestion } from './employee-list.question';
import { nameOrder } from './employee-question';

/** One page of people: page, count and data version from one state of the data. */
export async function readEmployees(context: ApiContext, question: EmployeeListQuestion): Promise<EmployeeConnection> {
  const { size, order, balanceOf } = question;
  const { dataVersion, found, rows } = await readRows(
    context,
    // One person more than the page has shows whether the list goes on.
    () => context.mart.ask(EMPLOYEE_LIST, { ...question, size: size + 1 }),
    (transaction, { people }) =>
      readEmployeeRecords(
        transaction,
        people.map(({ id }) => id),
      ),
  );
  const places = new Map(found.people.map(({ id, place }) => [id, place]));
  const people = found.people.map(({ id }) => toListed(rows.get(id)));
  const page = toConnection(people, size, found.count, ({ id }) => encodeCursor(nameOrder(order, balanceOf), places.get(id) ?? []));
  return { ...page, dataVersion };
}

function toListed(employee: Employee | undefined): Employee {
  if (!employee) throw new Error('A person of the mart is not in the database of the same version');
  return employee;
}
