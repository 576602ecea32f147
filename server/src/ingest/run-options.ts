import type { ClientBase } from 'pg';
import type { Logger } from 'pino';
import type { WorkingCalendar } from '../domain/working-calendar';
import type { SnapshotSource } from './1-fetch/snapshot';
import type { ErasedPeople } from './erased-people';

export interface IngestProgress {
  stage: 'FETCH' | 'VALIDATE' | 'MERGE';
  records: number;
  /** What the source announced; null where it announces nothing. */
  total: number | null;
}

export interface RunIngestOptions {
  /** The connection that holds the lock, the temporary table and the transaction of the run. */
  client: ClientBase;
  /** A second connection, for reads during a COPY. */
  reader: ClientBase;
  runId: string;
  /** Make the run and roll it back; the counts are those of a real run. */
  dryRun: boolean;
  source: SnapshotSource;
  calendar: WorkingCalendar;
  /** Whom no record may bring back. */
  erased: ErasedPeople;
  signal: AbortSignal;
  logger: Logger;
  onProgress?: ((progress: IngestProgress) => void) | undefined;
}
