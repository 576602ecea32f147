import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { SharedData, WorkerData } from './messages';

/**
 * Heap limits of each thread. Columns, masks and visits are typed arrays outside of the heap, so the heap is small: with the default young
 * generation (up to 48 MB per thread) the server takes 60 MB more. A thread that exceeds the old generation ends and is replaced; without
 * the limit the whole process would end.
 */
const LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 1_024 };

/** What a thread is started with: its role, and what belongs to that role. */
type StartData = SharedData & Pick<WorkerData, 'role'> & Partial<WorkerData>;

/** Starts one of the mart's worker threads. @param workerFile the built entry of the worker threads. */
export function startThread(workerFile: string, data: StartData): Worker {
  const workerData: WorkerData = { newest: null, cancelled: new Int32Array(0), ...data };
  return new Worker(workerFile, { workerData, resourceLimits: LIMITS });
}
