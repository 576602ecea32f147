import type { ClientBase } from 'pg';
import type { Logger } from 'pino';
import type { WorkingCalendar } from '../domain/working-calendar';
import type { SnapshotSource } from './1-fetch/snapshot';

export interface IngestProgress {
  stage: 'FETCH' | 'VALIDATE' | 'MERGE';
  records: number;
  /** What the source announced; null where it does not say. */
  total: number | null;
}

export interface RunIngestOptions {
  /** A connection of its own that holds the lock: the run's temporary table and its one transaction live on it. */
  client: ClientBase;
  /** A second connection, for reads while the first is busy with the copy. */
  reader: ClientBase;
  runId: string;
  /** Do it all, and take it back: the counts are the difference that it would make. */
  dryRun: boolean;
  source: SnapshotSource;
  calendar: WorkingCalendar;
  signal: AbortSignal;
  logger: Logger;
  onProgress?: ((progress: IngestProgress) => void) | undefined;
}
