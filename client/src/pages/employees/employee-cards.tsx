import { Skeleton } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import { formatDays } from '../../lib/format';
import { Balance, LastLeave } from './employee-columns';
import { EmployeeLink } from './employee-link';
import classes from './employees.module.css';
import type { EmployeeRow } from './employees-query';
import { useWindowRows } from './use-window-rows';
import { employeesWords } from './words';

const CARD_HEIGHT = 132;
const say = employeesWords;

/** The list on a phone: a card for each person. */
export function EmployeeCards({
  rows,
  count,
  balanceOf,
  onReach,
}: {
  rows: readonly EmployeeRow[];
  count: number;
  /** What the balances are of. */
  balanceOf: string | null;
  onReach: (index: number) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const { indices, before, after, last, onKeyDown } = useWindowRows(list, count, CARD_HEIGHT, rows.length);
  useEffect(() => onReach(last), [onReach, last]);
  return (
    <ul
      ref={list}
      className={classes.cards}
      aria-label={say.table}
      onKeyDown={onKeyDown}
      style={{ paddingTop: before, paddingBottom: after }}
    >
      {indices.map((index) => {
        const row = rows[index];
        return row ? (
          <EmployeeCard key={row.id} employee={row} index={index} count={count} balanceOf={balanceOf} />
        ) : (
          <EmptyCard key={index} />
        );
      })}
    </ul>
  );
}

const EmployeeCard = memo(function EmployeeCard({
  employee,
  index,
  count,
  balanceOf,
}: {
  employee: EmployeeRow;
  index: number;
  count: number;
  balanceOf: string | null;
}) {
  return (
    <li className={classes.card} aria-posinset={index + 1} aria-setsize={count} data-testid="employee">
      <p className={classes.cardName}>
        <EmployeeLink employee={employee} index={index} /> <span className={classes.quiet}>{employee.id}</span>
      </p>
      <p className={classes.cardLine}>
        {[employee.designation?.name, employee.department?.name ?? say.noDepartment].filter(Boolean).join(' · ')}
      </p>
      <dl className={classes.cardFigures}>
        <div>
          <dt>{say.columns.taken}</dt>
          <dd>{formatDays(employee.leaveDaysTaken)}</dd>
        </div>
        <div>
          <dt>{balanceOf === null ? say.columns.balance : say.balanceOf(balanceOf)}</dt>
          <dd>
            <Balance employee={employee} />
          </dd>
        </div>
        <div>
          <dt>{say.columns.lastLeave}</dt>
          <dd>
            <LastLeave employee={employee} />
          </dd>
        </div>
      </dl>
    </li>
  );
});

function EmptyCard() {
  return (
    <li className={classes.card} aria-busy="true">
      <Skeleton height={14} width="55%" mb={12} />
      <Skeleton height={12} width="80%" mb={14} />
      <Skeleton height={26} />
    </li>
  );
}
