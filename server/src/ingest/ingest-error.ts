/** What went wrong with a run, as `ops.ingest_runs.error_class` tells it. */
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

/** A run that cannot go on. The message is for the run's row and the screen: no token, no personal data. */
export class IngestError extends Error {
  constructor(
    readonly errorClass: IngestErrorClass,
    message: string,
    /** How long the source asked to be left alone. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
    this.name = 'IngestError';
  }
}
