import type { ClientBase } from 'pg';
import type { ErasureKey } from '../db/erasure-key';
import { anonymousEmployeeId } from '../ingest/anonymise';
import { readErasedPeople } from '../ingest/erased-people';

/**
 * Returns what an employee number of a file is stored as: that of the anonymous person where somebody was erased.
 * @throws {IngestError} CONFIG where people were erased under another key
 */
export async function readStoredNumbers(client: ClientBase, key: ErasureKey | null): Promise<(employeeId: string) => string> {
  const erased = await readErasedPeople(client, key);
  return (employeeId) => {
    const id = erased.findEmployee(employeeId);
    return id === null ? employeeId : anonymousEmployeeId(id);
  };
}
