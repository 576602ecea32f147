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

/** Brings everything that leaves refer to in line with the records that are not retired: what is referenced before what refers to it. */
export async function mergeAllDimensions(client: ClientBase, runId: string): Promise<void> {
  await createCurrentRecords(client);
  await mergeDimensions(client, runId);
  await mergeEmployees(client);
  await mergeEmployeeAllocations(client);
  await mergeEmployeeLeaveIssuers(client);
}

/** As `mergeAllDimensions`, without employees, their allocations and their issuers. */
export async function mergeDimensions(client: ClientBase, runId: string): Promise<void> {
  await mergeDesignations(client);
  await mergeDepartments(client);
  await mergeTeamManagers(client);
  await mergeLeaveIssuers(client);
  await mergeLeaveTypes(client);
  await mergeFiscalYears(client);
  await mergeEntitlements(client, runId);
  await mergeAllocations(client);
}
