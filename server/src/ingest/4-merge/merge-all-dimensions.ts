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

/**
 * Brings everything that leaves refer to in line with the records that are not retired: what is referenced before what refers to it.
 * @returns the ids of fiscal years that are new or different
 */
export async function mergeAllDimensions(client: ClientBase): Promise<string[]> {
  await createCurrentRecords(client);
  const changedFiscalYears = await mergeDimensions(client);
  await mergeEmployees(client);
  await mergeEmployeeAllocations(client);
  await mergeEmployeeLeaveIssuers(client);
  return changedFiscalYears;
}

/** As `mergeAllDimensions`, without the employees and what they alone have. */
export async function mergeDimensions(client: ClientBase): Promise<string[]> {
  await mergeDesignations(client);
  await mergeDepartments(client);
  await mergeTeamManagers(client);
  await mergeLeaveIssuers(client);
  await mergeLeaveTypes(client);
  const changedFiscalYears = await mergeFiscalYears(client);
  await mergeEntitlements(client);
  await mergeAllocations(client);
  return changedFiscalYears;
}
