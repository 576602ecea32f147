import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser's request comes from a page of ours. A request without an Origin is not a cross-site one of a browser.
 * @param publicUrl where browsers find the dashboard behind a proxy; null: the Host header says it.
 */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders, publicUrl: string | null): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host: originHost, origin: normalised } = new URL(origin);
  return originHost === host || (publicUrl !== null && normalised === new URL(publicUrl).origin);
}
