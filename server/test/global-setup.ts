import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/db/embedded-postgres';
import { migrateUp } from '../src/db/migrate';
import { createLogger } from '../src/logger';
import { buildMartWorker } from './mart-worker-build';
import { onServer, withDatabase } from './test-server';

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: { url: string; template: string };
    martWorkerFile: string;
  }
}

/**
 * One PostgreSQL for all files (TEST_DATABASE_URL or DATABASE_URL, else an embedded one in a temp folder) with a migrated template database
 * to clone.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
  const embedded = given ? null : await startTemporaryPostgres();
  const url = given || embedded?.url || '';
  const template = `leave_analytics_template_${randomUUID().slice(0, 8)}`;
  await onServer(url, `create database ${template}`);
  await migrateUp(withDatabase(url, template));
  project.provide('testServer', { url, template });
  const worker = await buildMartWorker();
  project.provide('martWorkerFile', worker.file);
  return async () => {
    await worker.remove();
    if (embedded) await embedded.stop();
    else await onServer(url, `drop database if exists ${template} with (force)`);
  };
}

async function startTemporaryPostgres() {
  const dataDir = await mkdtemp(join(tmpdir(), 'leave-analytics-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '200' };
  const embedded = await startEmbeddedPostgres({ dataDir, logger: createLogger('warn'), settings });
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
