/** Why a run failed, as in `ops.ingest_runs.error_class`. */
export type IngestErrorClass =
  | 'AUTH'
  | 'CONFIG'
  | 'RATE_LIMITED'
  | 'UPSTREAM'
  | 'NETWORK'
  | 'FORMAT'
  | 'SUSPICIOUS'
  | 'DATABASE'
  | 'INTERNAL';

/** Ends a run. The message is stored in the run's row and shown to people: no token, no personal data. */
export class IngestError extends Error {
  constructor(
    readonly errorClass: IngestErrorClass,
    message: string,
    /** Retry-After of the source; null where it sent none. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
    this.name = 'IngestError';
  }
}
