import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { PrismaClient } from '../../db/prisma';
import { isDatabaseFailing, isMigrated, REPEATED } from './readiness.sql';

interface Options {
  prisma: PrismaClient;
  /** Polls in a row that could not begin and so left no row. */
  countFailedPolls: () => number;
  hasFirstToken: () => boolean;
}

const PATIENCE_MILLISECONDS = 3_000;
const RETRY_AFTER_SECONDS = 5;

/** GET /healthz: the process is there. GET /readyz: it can answer questions; 503 with the reason in words where it cannot. */
export function registerProbes(app: FastifyInstance, { prisma, countFailedPolls, hasFirstToken }: Options): void {
  app.get('/healthz', { logLevel: 'warn' }, (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }));

  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    const problem = await Promise.race([
      findProblem(prisma, countFailedPolls(), hasFirstToken()),
      delay(PATIENCE_MILLISECONDS, 'The database does not answer.', { ref: false }),
    ]);
    if (problem === null) return { ready: true };
    return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send({ ready: false, problem });
  });
}

async function findProblem(prisma: PrismaClient, failedPolls: number, hasFirstToken: boolean): Promise<string | null> {
  try {
    if (!(await isMigrated(prisma))) return 'The database is not migrated.';
    if (!hasFirstToken) return 'The first token is not minted yet.';
    if (failedPolls >= REPEATED) return 'The last ingest runs could not begin.';
    return (await isDatabaseFailing(prisma)) ? 'The last ingest runs failed in the database.' : null;
  } catch {
    return 'The database cannot be reached, or is not migrated.';
  }
}
