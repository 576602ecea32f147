import { Prisma } from '../../../generated/prisma/client';
import type { SortKey } from '../../shared/lists/sort-keys.sql';
import type { ChosenBalance } from './balance-choice';
import { selectChosenBalance } from './chosen-balance.sql';
import type { EmployeeOrder } from './employee-connection.types';
import { selectTakenDays } from './taken-days.sql';

interface Asked {
  today: string;
  /** A condition over `employees e`: who is in the list. */
  people: Prisma.Sql;
  /** Of what the balances are. */
  balanceOf: ChosenBalance | null;
}

interface OrderSql {
  keys: readonly SortKey[];
  /** Brings in what the keys need beyond `dbo.employees e`. */
  join: (asked: Asked) => Prisma.Sql;
}

const nothing = () => Prisma.empty;
const id = (descending: boolean): SortKey => ({ value: Prisma.sql`e.employee_id`, type: 'text', descending });
const name = (descending: boolean): SortKey[] => [{ value: Prisma.sql`e.sort_name`, type: 'text', descending }, id(descending)];

// Numbers are digits, at times after a prefix: the prefix as text, the digits as a number.
const number = (descending: boolean): SortKey[] => [
  { value: Prisma.sql`regexp_replace(e.employee_id, '[0-9]+$', '')`, type: 'text', descending },
  { value: Prisma.sql`coalesce(substring(e.employee_id from '[0-9]+$')::numeric, -1)`, type: 'numeric', descending },
  id(descending),
];

const department = (descending: boolean): OrderSql => ({
  keys: [{ value: Prisma.sql`lower(d.department_name)`, type: 'text', descending, nullable: true }, ...name(false)],
  join: () => Prisma.sql`left join dbo.departments d on d.department_id = e.department_id`,
});

const lastLeave = (descending: boolean): OrderSql => ({
  keys: [{ value: Prisma.sql`last_leave.start_date`, type: 'date', descending, nullable: true }, ...name(false)],
  join: ({ today }) => Prisma.sql`
    left join (
      select l.employee_id, max(l.start_date) as start_date
      from dbo.employee_leaves l
      where l.status = 'APPROVED' and l.retired_at is null and l.start_date <= ${today}::date
      group by l.employee_id
    ) last_leave on last_leave.employee_id = e.employee_id`,
});

const leaveDaysTaken = (descending: boolean): OrderSql => ({
  keys: [{ value: Prisma.sql`coalesce(taken.micro_days, 0)`, type: 'bigint', descending }, ...name(false)],
  join: ({ today }) => Prisma.sql`left join (${selectTakenDays(null, today)}) taken on taken.employee_id = e.employee_id`,
});

const balance = (descending: boolean): OrderSql => ({
  keys: [{ value: Prisma.sql`balance.available`, type: 'bigint', descending, nullable: true }, ...name(false)],
  join: ({ balanceOf, people, today }) => {
    if (!balanceOf) throw new Error('An order by balance without a leave type');
    return Prisma.sql`left join (${selectChosenBalance(balanceOf, people, today)}) balance on balance.employee_id = e.employee_id`;
  },
});

/** Orders that have to be told of what the balance is. */
export const BALANCE_ORDERS: ReadonlySet<EmployeeOrder> = new Set(['BALANCE_ASC', 'BALANCE_DESC']);

/** The closed map from orders to SQL. */
export const EMPLOYEE_ORDERS: Readonly<Record<EmployeeOrder, OrderSql>> = {
  NAME_ASC: { keys: name(false), join: nothing },
  NAME_DESC: { keys: name(true), join: nothing },
  NUMBER_ASC: { keys: number(false), join: nothing },
  NUMBER_DESC: { keys: number(true), join: nothing },
  DEPARTMENT_ASC: department(false),
  DEPARTMENT_DESC: department(true),
  LAST_LEAVE_DESC: lastLeave(true),
  LAST_LEAVE_ASC: lastLeave(false),
  LEAVE_DAYS_TAKEN_DESC: leaveDaysTaken(true),
  LEAVE_DAYS_TAKEN_ASC: leaveDaysTaken(false),
  BALANCE_DESC: balance(true),
  BALANCE_ASC: balance(false),
};
