import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { WorkerData } from './messages';

/**
 * Heap limits of each thread. Columns, masks and visits are typed arrays outside of the heap, so little lives there: with the default young
 * generation, of up to 48 MB in each thread, the server holds 60 MB more. A thread that needs more than the old generation ends and is
 * replaced, in place of the whole server.
 */
const LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 1_024 };

/** Starts one of the mart's worker threads. @param workerFile the built entry of the worker threads. */
export function startThread(workerFile: string, workerData: WorkerData): Worker {
  return new Worker(workerFile, { workerData, resourceLimits: LIMITS });
}
