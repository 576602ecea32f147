import type { ClientBase } from 'pg';
import { createCurrentRecords } from './current-records.sql';
import {
  mergeAllocations,
  mergeDepartments,
  mergeDesignations,
  mergeEntitlements,
  mergeFiscalYears,
  mergeLeaveIssuers,
  mergeLeaveTypes,
  mergeTeamManagers,
} from './merge-dimensions.sql';
import { mergeEmployeeAllocations, mergeEmployeeLeaveIssuers, mergeEmployees } from './merge-employees.sql';
import { mergeLeaves } from './merge-leaves.sql';

/** Brings `dbo` in line with the landed records: what is referenced before what refers to it. @returns ids of changed fiscal years */
export async function mergeRecords(client: ClientBase, runId: string): Promise<string[]> {
  await createCurrentRecords(client);
  await mergeDesignations(client);
  await mergeDepartments(client);
  await mergeTeamManagers(client);
  await mergeLeaveIssuers(client);
  await mergeLeaveTypes(client);
  const changedFiscalYears = await mergeFiscalYears(client);
  await mergeEntitlements(client);
  await mergeAllocations(client);
  await mergeEmployees(client);
  await mergeEmployeeAllocations(client);
  await mergeEmployeeLeaveIssuers(client);
  await mergeLeaves(client, runId);
  return changedFiscalYears;
}
