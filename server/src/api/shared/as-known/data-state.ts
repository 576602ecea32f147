import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';

/** Where a figure about leave is read from. Each has the columns of the table that it stands for. */
export interface LeaveRelations {
  dayFacts: Prisma.Sql;
  /** Retired leaves carry a `retired_at`. */
  leaves: Prisma.Sql;
  calendar: Prisma.Sql;
  employees: Prisma.Sql;
  employeeAllocations: Prisma.Sql;
  fiscalYears: Prisma.Sql;
  entitlements: Prisma.Sql;
  departments: Prisma.Sql;
  designations: Prisma.Sql;
  leaveTypes: Prisma.Sql;
  teamManagers: Prisma.Sql;
  leaveIssuers: Prisma.Sql;
  allocations: Prisma.Sql;
}

/** What readers saw, or see, between two commits that changed it. */
export interface DataState {
  relations: LeaveRelations;
  /** Statements that build the relations, in the transaction that reads them. */
  prepare: readonly Prisma.Sql[];
  /** One row and column, `version`: the data version of this state. */
  selectVersion: Prisma.Sql;
}

/** The tables themselves: what is known today. */
export const TODAY: DataState = {
  relations: {
    dayFacts: Prisma.sql`mart.leave_day_facts`,
    leaves: Prisma.sql`dbo.employee_leaves`,
    calendar: Prisma.sql`ops.calendar_dates`,
    employees: Prisma.sql`dbo.employees`,
    employeeAllocations: Prisma.sql`dbo.employee_allocations`,
    fiscalYears: Prisma.sql`dbo.fiscal_year`,
    entitlements: Prisma.sql`dbo.leave_entitlements`,
    departments: Prisma.sql`dbo.departments`,
    designations: Prisma.sql`dbo.designations`,
    leaveTypes: Prisma.sql`dbo.leave_types`,
    teamManagers: Prisma.sql`dbo.team_managers`,
    leaveIssuers: Prisma.sql`dbo.leave_issuer`,
    allocations: Prisma.sql`dbo.allocations`,
  },
  prepare: [],
  selectVersion: Prisma.sql`select version::text from ops.data_version`,
};

type Answers<Reads extends readonly unknown[]> = { [At in keyof Reads]: Awaited<Reads[At]> };

/** Several reads of one state of the data, all from one snapshot of the database. */
export async function readAtOnce<Reads extends Prisma.PrismaPromise<unknown>[]>(
  prisma: PrismaClient,
  states: readonly Pick<DataState, 'prepare'>[],
  reads: [...Reads],
): Promise<Answers<Reads>> {
  const prepared = states.flatMap(({ prepare }) => prepare.map((statement) => prisma.$executeRaw(statement)));
  const answers = await prisma.$transaction([...prepared, ...reads], { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead });
  return answers.slice(prepared.length) as Answers<Reads>;
}

/** A read that goes by what it has read before: one snapshot of the database all along. */
export async function inOneSnapshot<Result>(
  prisma: PrismaClient,
  states: readonly Pick<DataState, 'prepare'>[],
  read: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return prisma.$transaction(
    async (tx) => {
      for (const { prepare } of states) for (const statement of prepare) await tx.$executeRaw(statement);
      return read(tx);
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  );
}
