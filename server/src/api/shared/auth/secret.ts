import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** 256 random bits in base64url behind a prefix by which a leaked one can be recognised. */
export function createSecret(prefix: 'lva_' | 'lvs_' | 'lvc_'): string {
  return `${prefix}${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** What is stored and looked up. Secrets are random, so a plain SHA-256 cannot be guessed backwards. */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}

/** Compares two hashes in constant time. */
export function isSameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
