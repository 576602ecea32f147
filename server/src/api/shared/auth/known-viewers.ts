import type { Viewer } from './viewer';

/** Callers who were known in the last minutes, by the hash of what they came with. */
export interface KnownViewers {
  remember(credential: string, viewer: Viewer | null): void;
  /** Null: not known in the last minutes, or expired meanwhile. */
  recall(credential: string): Viewer | null;
}

const KEPT_MILLISECONDS = 5 * 60_000;
const MAX_KEPT = 5_000;

/**
 * Lets callers go on reading figures while the database, which knows tokens and sessions, is away. Each time it answers, its answer counts:
 * a token that was revoked meanwhile ends with the first request after it is back.
 */
export function createKnownViewers(): KnownViewers {
  const known = new Map<string, { viewer: Viewer; until: number }>();
  return {
    remember(credential, viewer) {
      known.delete(credential);
      if (!viewer) return;
      known.set(credential, { viewer, until: Date.now() + KEPT_MILLISECONDS });
      const [oldest] = known.keys();
      if (known.size > MAX_KEPT && oldest !== undefined) known.delete(oldest);
    },
    recall(credential) {
      const entry = known.get(credential);
      if (!entry || entry.until <= Date.now()) return null;
      const { viewer } = entry;
      return viewer.expiresAt === null || viewer.expiresAt > new Date() ? viewer : null;
    },
  };
}
