import type { ClientBase } from 'pg';
import type { ErasedIdKind, ErasureKey } from '../db/erasure-key';
import { IngestError } from './ingest-error';

/** Recognises erased people by their ids. Each answer is the id of the anonymous person; null: not erased. */
export interface ErasedPeople {
  isEmpty: boolean;
  findEmployee(employeeId: string | null): string | null;
  findUser(userId: string | null): string | null;
  findEmail(email: string | null): string | null;
  /** A hash that only the holder of the key can make, in place of one that anybody could check a guess against. */
  disguise(contentHash: string): string;
}

interface ErasedRow {
  id: string;
  keyId: string;
  employeeHash: Buffer;
  otherEmployeeHashes: Buffer[];
  userHashes: Buffer[];
  emailHashes: Buffer[];
}

const MAX_REMEMBERED = 200_000;

export const NOBODY_ERASED: ErasedPeople = {
  isEmpty: true,
  findEmployee: () => null,
  findUser: () => null,
  findEmail: () => null,
  disguise: (contentHash) => contentHash,
};

/**
 * Reads who was erased. A key that is not the one of the hashes would let erased people come back, so it is refused.
 * @throws {IngestError} CONFIG
 */
export async function readErasedPeople(client: ClientBase, key: ErasureKey | null): Promise<ErasedPeople> {
  const { rows } = await client.query<ErasedRow>(`
    select id::text, key_id as "keyId", employee_hash as "employeeHash", other_employee_hashes as "otherEmployeeHashes",
      user_hashes as "userHashes", email_hashes as "emailHashes"
    from ops.erased_people`);
  if (rows.length === 0) return NOBODY_ERASED;
  if (key === null || rows.some(({ keyId }) => keyId !== key.id))
    throw new IngestError('CONFIG', 'People were erased under another ERASURE_KEY: set the same one on every server');
  return {
    isEmpty: false,
    findEmployee: createFinder(
      key,
      'employee',
      rows.map(({ id, employeeHash, otherEmployeeHashes }) => [id, [employeeHash, ...otherEmployeeHashes]]),
    ),
    findUser: createFinder(
      key,
      'user',
      rows.map(({ id, userHashes }) => [id, userHashes]),
    ),
    findEmail: createFinder(
      key,
      'email',
      rows.map(({ id, emailHashes }) => [id, emailHashes]),
    ),
    disguise: (contentHash) => key.hash('content', contentHash).toString('base64url'),
  };
}

export const foldEmail = (email: string): string => email.trim().toLowerCase();

/** A hash takes 2 µs and people have many records, so answers are remembered. */
function createFinder(key: ErasureKey, kind: ErasedIdKind, hashes: [string, Buffer[]][]): (id: string | null) => string | null {
  const idOf = new Map(hashes.flatMap(([id, list]) => list.map((hash) => [hash.toString('base64'), id] as const)));
  const remembered = new Map<string, string | null>();
  return (id) => {
    if (id === null) return null;
    const folded = kind === 'email' ? foldEmail(id) : id;
    const known = remembered.get(folded);
    if (known !== undefined) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const found = idOf.get(key.hash(kind, folded).toString('base64')) ?? null;
    remembered.set(folded, found);
    return found;
  };
}
