import { workerData } from 'node:worker_threads';
import { ANSWERERS } from './answerers';
import { runKnownReader } from './mart/states/known-reader';
import { runAnswerer } from './mart/threads/answerer';
import { runKeeper } from './mart/threads/keeper';
import type { WorkerData } from './mart/threads/messages';

// The entry of the mart's worker threads: one keeps the newest state, one reads earlier ones, the others answer questions on them.
const data = workerData as WorkerData;
if (data.role === 'KEEPER') runKeeper(data);
else if (data.role === 'KNOWN_READER') runKnownReader(data);
else runAnswerer(data, ANSWERERS);
