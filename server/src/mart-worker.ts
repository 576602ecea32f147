import { workerData } from 'node:worker_threads';
import { ANSWERERS } from './answerers';
import { runAnswerer } from './mart/threads/answerer';
import { runKeeper } from './mart/threads/keeper';
import type { WorkerData } from './mart/threads/messages';

// The entry of the mart's worker threads: one keeps the newest state, the others answer questions on it.
const data = workerData as WorkerData;
if (data.role === 'KEEPER') runKeeper(data);
else runAnswerer(data, ANSWERERS);
