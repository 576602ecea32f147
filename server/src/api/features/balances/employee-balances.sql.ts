import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';
import { type DataState, readAtOnce } from '../../shared/as-known/data-state';
import { defineBalances } from '../../shared/entities/balance.sql';
import { type BalanceRow, balanceColumns, joinLedgers } from './balance-row.sql';
import { defineLedgers } from './ledger.sql';

interface Question {
  /** A condition over `employees e`. */
  employees: Prisma.Sql;
  fiscalId: string;
  asOf: string;
  withLedgers: boolean;
}

/** Grain: employee x leave type, of some employees in one fiscal year. One statement, whatever the number of employees and ledgers. */
export async function readEmployeeBalances(
  prisma: PrismaClient,
  state: DataState,
  { employees, fiscalId, asOf, withLedgers }: Question,
): Promise<BalanceRow[]> {
  const { relations } = state;
  const ledgers = Prisma.sql`, shown as materialized (select * from balances), ${defineLedgers(relations, asOf)}`;
  const [rows] = await readAtOnce(
    prisma,
    [state],
    [
      prisma.$queryRaw<BalanceRow[]>(Prisma.sql`
        with recursive ${defineBalances({ relations, employees, isOfFew: true, leaveTypes: Prisma.sql`true`, fiscalIds: [fiscalId], asOf })}
        ${withLedgers ? ledgers : Prisma.empty}
        select ${balanceColumns(withLedgers)}
        from ${withLedgers ? Prisma.sql`shown b` : Prisma.sql`balances b`}
        ${joinLedgers(withLedgers)}`),
    ],
  );
  return rows;
}
