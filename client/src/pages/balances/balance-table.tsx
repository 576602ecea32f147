import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatDays } from '../../lib/format';
import { ScrollRegion } from '../../ui/scroll-region';
import { SortButton } from '../../ui/sort-button';
import { EmployeeLink, LedgerButton } from './balance-links';
import { directionOf, nextOrder, type SortColumn } from './balance-order';
import classes from './balances.module.css';
import type { Balance, BalanceOrder } from './balances-query';
import { isSaid, Marked } from './marked-words';
import { Usage } from './usage';
import { balancesWords } from './words';

const say = balancesWords;

/** A page of balances, each in a row. */
export function BalanceTable({
  rows,
  order,
  onOrder,
  onOpen,
}: {
  rows: readonly Balance[];
  order: BalanceOrder;
  onOrder: (order: BalanceOrder) => void;
  onOpen: (balance: Balance) => void;
}) {
  const head = (column: SortColumn, label: string, isFigure = false) => {
    const direction = directionOf(column, order);
    return (
      <Table.Th scope="col" className={classes.sortable} ta={isFigure ? 'right' : undefined} aria-sort={direction}>
        <SortButton direction={direction} isFigure={isFigure} onSort={() => onOrder(nextOrder(column, order))}>
          {label}
        </SortButton>
      </Table.Th>
    );
  };
  const figure = (content: ReactNode, isBad = false) => (
    <Table.Td ta="right" className={isBad ? classes.bad : undefined}>
      {content}
    </Table.Td>
  );
  return (
    <ScrollRegion label={say.list}>
      <Table className="figure" fz={13} verticalSpacing={7} horizontalSpacing={8} borderColor="var(--line)" aria-label={say.list}>
        <Table.Thead>
          <Table.Tr>
            {head('employee', say.employee)}
            <Table.Th scope="col">{say.leaveType}</Table.Th>
            {head('use', say.use)}
            {(['entitlement', 'carriedIn', 'taken', 'scheduled', 'pending'] as const).map((name) => (
              <Table.Th key={name} scope="col" ta="right">
                {say.figures[name]}
              </Table.Th>
            ))}
            {head('available', say.figures.available, true)}
            {head('forfeitRisk', say.figures.forfeitRisk, true)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((balance) => {
            const { employee, leaveType, entitlement, carriedIn, taken, scheduled, pending, available, forfeitRisk } = balance;
            return (
              <Table.Tr key={`${employee.id} ${leaveType.id}`} data-testid="balance">
                <Table.Th scope="row" fw={500}>
                  <EmployeeLink balance={balance} />
                  <span className={classes.department}>{employee.department?.name ?? say.noDepartment}</span>
                </Table.Th>
                <Table.Td>
                  <LedgerButton balance={balance} onOpen={onOpen} />
                  {isSaid('unobserved', balance) && <Marked word="unobserved" />}
                </Table.Td>
                <Table.Td className={classes.useCell}>
                  <Usage balance={balance} />
                </Table.Td>
                {figure(
                  <>
                    {entitlement ? formatDays(entitlement) : <span title={say.hints.noEntitlement}>{say.noEntitlement}</span>}
                    {isSaid('assumed', balance) && <Marked word="assumed" />}
                  </>,
                )}
                {figure(
                  <>
                    {carriedIn !== null && formatDays(carriedIn)}
                    {isSaid('unknown', balance) && <Marked word="unknown" />}
                    {isSaid('projected', balance) && <Marked word="projected" />}
                  </>,
                )}
                {figure(formatDays(taken))}
                {figure(formatDays(scheduled))}
                {figure(formatDays(pending))}
                {figure(
                  <>
                    {available === null ? say.unknown : <strong>{formatDays(available)}</strong>}
                    {isSaid('overdrawn', balance) && <Marked word="overdrawn" />}
                  </>,
                  isSaid('overdrawn', balance),
                )}
                {figure(
                  forfeitRisk === null ? (
                    <span title={say.hints.unknownRisk}>{say.unknown}</span>
                  ) : (
                    <strong>{formatDays(forfeitRisk)}</strong>
                  ),
                )}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
