/** The SHA-256 of a query's text in hexadecimal, which names a persisted query. */
export async function queryHash(query: string): Promise<string> {
  const bytes = new TextEncoder().encode(query);
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  // Browsers leave it out where the page is served over plain http to another machine.
  const hash = subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : (await import('@noble/hashes/sha2.js')).sha256(bytes);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
