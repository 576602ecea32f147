// A database host that vanishes without closing its connections: the client gets no message, so it has to notice by itself.

/**
 * Settings for every connection: the system probes a peer that has been silent for 10 s. One that never answers fails the statement that
 * waits for it, on Linux after eleven minutes.
 */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/** What a statement that reads a row or two may take, lock included. Its connection is of no use after that and has to be ended. */
export const SHORT_STATEMENT_MILLISECONDS = 30_000;
