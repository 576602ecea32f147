import type { Config } from '../config';
import { IngestError, type IngestErrorClass } from '../ingest/ingest-error';
import { type Finding, failed, ok, warning } from './finding';

type AskSource = (page: { page: number; size: number }) => Promise<unknown>;

const ADVICE: Partial<Record<IngestErrorClass, string>> = {
  CONFIG: 'Correct VYAGUTA_URL: the whole endpoint with its query.',
  RATE_LIMITED: 'Wait, and ask less often (INGEST_INTERVAL_SECONDS).',
  UPSTREAM: 'The source itself fails: ask whoever runs it. The last good data stays up.',
  NETWORK: 'Check the network, a proxy and the firewall between here and the source.',
  FORMAT: 'Is VYAGUTA_URL the address of the API, and not of a page?',
};

/** Asks the source for one record: is it there, and does it take the token? */
export async function checkSource(config: Pick<Config, 'vyagutaUrl'>, ask: AskSource): Promise<Finding[]> {
  if (config.vyagutaUrl === null) return [ok('Source', 'The demo upstream: VYAGUTA_URL is not set')];
  const { origin, pathname } = new URL(config.vyagutaUrl);
  const where = `${origin}${pathname}`;
  const begun = performance.now();
  try {
    await ask({ page: 1, size: 1 });
    return [ok('Source', `${where} answered in ${Math.round(performance.now() - begun)} ms`), ok('Source token', 'Accepted')];
  } catch (error) {
    const cause = error instanceof IngestError ? error : (error as Error).cause;
    if (!(cause instanceof IngestError)) throw error;
    const { errorClass, message } = cause;
    if (errorClass === 'AUTH')
      return [ok('Source', `${where} answers`), failed('Source token', message, 'Set VYAGUTA_TOKEN to a token that is valid.')];
    return [failed('Source', `${where}: ${errorClass}, ${message}`, ADVICE[errorClass] ?? 'docs/operations.md has the error classes.')];
  }
}

const ISSUER_MILLISECONDS = 5_000;

/** Asks the organisation's sign-in who it is. */
export async function checkIssuer({ oidc }: Pick<Config, 'oidc'>): Promise<Finding[]> {
  if (oidc === null) return [];
  const address = `${oidc.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ISSUER_MILLISECONDS), redirect: 'error' });
    if (response.ok) return [ok('Organisation sign-in', `${oidc.issuer} answers`)];
    return [warning('Organisation sign-in', `${oidc.issuer} answers with HTTP ${response.status}`, 'Check OIDC_ISSUER.')];
  } catch {
    const advice = 'API tokens work on; check OIDC_ISSUER and the network.';
    return [warning('Organisation sign-in', `${oidc.issuer} cannot be reached`, advice)];
  }
}

/** Today where the leave is, and the clock here. */
export function checkTimeZone({ sourceTimeZone }: Pick<Config, 'sourceTimeZone'>, now: Date): Finding {
  const there = new Intl.DateTimeFormat('en-CA', { timeZone: sourceTimeZone, dateStyle: 'short', timeStyle: 'short', hour12: false });
  return ok('Time zone', `${sourceTimeZone}, where it is ${there.format(now).replace(',', '')}`);
}
