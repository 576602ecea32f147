import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';
import { type DataState, TODAY } from './data-state';
import { createKnownCalendar, createKnownDayFacts, createKnownFiscalYears, createKnownLeaves, ofRun } from './known-leaves.sql';
import {
  createKnownAllocations,
  createKnownEmployeeAllocations,
  createKnownEmployees,
  createKnownLeaveIssuers,
  createKnownTeamManagers,
} from './known-people.sql';
import { findRunKnownAt } from './known-run';
import type { KnownRun } from './known-runs.sql';
import { createKnownDesignations, createKnownEntitlements, createKnownLeaveTypes } from './known-words.sql';

/** What readers saw at a moment: the state after the last accepted run that had ended. */
export async function readStateKnownAt(prisma: PrismaClient, asKnownAt: Date): Promise<DataState> {
  return buildKnownState(await findRunKnownAt(prisma, asKnownAt));
}

/** The state after one run, with everything that a leave aggregate names. */
function buildKnownState({ runId, dataVersion }: KnownRun): DataState {
  return {
    relations: {
      leaves: ofRun(Prisma.sql`pg_temp.known_leaves`, runId),
      calendar: ofRun(Prisma.sql`pg_temp.known_calendar`, runId),
      dayFacts: ofRun(Prisma.sql`pg_temp.known_day_facts`, runId),
      employees: ofRun(Prisma.sql`pg_temp.known_employees`, runId),
      employeeAllocations: ofRun(Prisma.sql`pg_temp.known_employee_allocations`, runId),
      fiscalYears: ofRun(Prisma.sql`pg_temp.known_fiscal_years`, runId),
      entitlements: ofRun(Prisma.sql`pg_temp.known_entitlements`, runId),
      // A department's key is its name: neither ever changes.
      departments: TODAY.relations.departments,
      designations: ofRun(Prisma.sql`pg_temp.known_designations`, runId),
      leaveTypes: ofRun(Prisma.sql`pg_temp.known_leave_types`, runId),
      teamManagers: ofRun(Prisma.sql`pg_temp.known_team_managers`, runId),
      leaveIssuers: ofRun(Prisma.sql`pg_temp.known_leave_issuers`, runId),
      allocations: ofRun(Prisma.sql`pg_temp.known_allocations`, runId),
    },
    prepare: [
      ...prepareKnownFacts([runId]),
      createKnownDesignations(),
      createKnownLeaveTypes(),
      createKnownEntitlements(),
      createKnownTeamManagers(),
      createKnownLeaveIssuers(),
      createKnownAllocations(),
    ],
    selectVersion: Prisma.sql`select ${dataVersion}::text as version`,
  };
}

/** Builds what figures need, without the words for dimensions: leaves, calendar, fiscal years, day facts, people. */
export function prepareKnownFacts(runIds: readonly string[]): Prisma.Sql[] {
  return [
    Prisma.sql`set local work_mem = '64MB'`,
    createKnownLeaves(runIds),
    Prisma.sql`analyze pg_temp.known_leaves`,
    createKnownCalendar(runIds),
    Prisma.sql`create index on pg_temp.known_calendar (run_id, calendar_date)`,
    Prisma.sql`analyze pg_temp.known_calendar`,
    createKnownFiscalYears(),
    createKnownDayFacts(runIds),
    createKnownEmployees(),
    createKnownEmployeeAllocations(),
    Prisma.sql`analyze pg_temp.known_day_facts, pg_temp.known_employees, pg_temp.known_employee_allocations`,
  ];
}
