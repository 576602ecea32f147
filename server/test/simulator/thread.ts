import { parentPort, workerData } from 'node:worker_threads';
import { playSeeds, type SeedQueue } from './play-seeds';
import type { ThreadMessage } from './simulate';

// The entry of the simulator's worker threads.
const send = (message: ThreadMessage) => parentPort?.postMessage(message);
const failed = await playSeeds(workerData as SeedQueue, (line) => send({ line }));
send({ held: failed === null });
