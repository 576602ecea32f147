import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes the hashes by which an erased person is recognised. */
export interface ErasureKey {
  /** Says which key it is, without giving it away. */
  id: string;
  /** The HMAC-SHA-256 of an id of that kind. */
  hash(kind: ErasedIdKind, id: string): Buffer;
}

export type ErasedIdKind = 'employee' | 'user' | 'email' | 'content';

const FILE_NAME = 'erasure.key';
const KEY_BYTES = 32;
const ID_LENGTH = 12;

/**
 * The key of the configuration; where it has none, that in the data folder, which is made when it is first needed.
 * Several servers on one database need the same one.
 */
export function openErasureKey({ erasureKey, dataDir }: { erasureKey: string | null; dataDir: string }): ErasureKey {
  let opened: ErasureKey | null = null;
  // Not before it is needed: a server without erased people needs no data folder for it.
  const open = () => {
    opened ??= createErasureKey(erasureKey ?? readKeyFile(dataDir));
    return opened;
  };
  return {
    get id() {
      return open().id;
    },
    hash: (kind, id) => open().hash(kind, id),
  };
}

export function createErasureKey(secret: string): ErasureKey {
  return {
    id: createHash('sha256').update(`leave-analytics erasure ${secret}`).digest('hex').slice(0, ID_LENGTH),
    hash: (kind, id) => createHmac('sha256', secret).update(`${kind}\0${id}`).digest(),
  };
}

function readKeyFile(dataDir: string): string {
  const path = join(dataDir, FILE_NAME);
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(KEY_BYTES).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
