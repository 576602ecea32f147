// A host that vanishes without closing its connections sends no message, so the other end has to notice by itself.

/**
 * The database probes a client that has been silent for 10 s, and gives it up after 20 s without an answer: the locks of a server whose
 * host lost its power or network are free within half a minute. By default PostgreSQL would wait for more than two hours.
 */
const GIVES_UP_SILENT_CLIENTS = {
  tcp_keepalives_idle: '10s',
  tcp_keepalives_interval: '5s',
  tcp_keepalives_count: 4,
  tcp_user_timeout: '30s',
} as const;

/**
 * Settings for every connection. The client's system probes a database that has been silent for 10 s. One that never answers fails the
 * statement that waits for it, on Linux after eleven minutes, unless the system probes more often.
 * @param parameters those of PostgreSQL that this connection has besides
 */
export function connectionSettings(parameters: Readonly<Record<string, string | number>> = {}) {
  const all = Object.entries({ ...GIVES_UP_SILENT_CLIENTS, ...parameters });
  return {
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: all.map(([name, value]) => `-c ${name}=${value}`).join(' '),
  };
}

/** What a statement that reads a row or two may take, lock included. Its connection is of no use after that and has to be ended. */
export const SHORT_STATEMENT_MILLISECONDS = 30_000;
