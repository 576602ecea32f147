import { getPriority, setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { ANSWERERS } from './answerers';
import { runKnownReader } from './mart/states/known-reader';
import { runAnswerer } from './mart/threads/answerer';
import { runKeeper } from './mart/threads/keeper';
import type { WorkerData } from './mart/threads/messages';

/** How far these threads stand behind the main one. With 10, answers took twice as long while a run had one of two cores. */
const NICENESS = 4;
const LOWEST = 19;

// The entry of the mart's worker threads: one keeps the newest state, one reads earlier ones, the others answer questions on them.
const data = workerData as WorkerData;
// So that requests are taken, and small answers sent, while all cores compute. Elsewhere than on Linux a priority is the whole process's.
if (process.platform === 'linux') setPriority(Math.min(LOWEST, getPriority() + NICENESS));
if (data.role === 'KEEPER') runKeeper(data);
else if (data.role === 'KNOWN_READER') runKnownReader(data);
else runAnswerer(data, ANSWERERS);
