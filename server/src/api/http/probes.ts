import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { PrismaClient } from '../../db/prisma';
import type { Mart } from '../../mart/mart';
import { isDatabaseFailing, isMigrated, REPEATED } from './readiness.sql';

interface Options {
  prisma: PrismaClient;
  mart: Pick<Mart, 'newest' | 'stage' | 'isReachable'>;
  /** Polls in a row that could not begin and so left no row. */
  countFailedPolls: () => number;
  hasFirstToken: () => boolean;
}

const PATIENCE_MILLISECONDS = 3_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * GET /healthz: the process is there. GET /readyz: it can answer questions; 503 with the reason until the figures are loaded for the first
 * time. After that a database that is away only makes it `degraded`: figures go on as they were.
 */
export function registerProbes(app: FastifyInstance, { prisma, mart, countFailedPolls, hasFirstToken }: Options): void {
  app.get('/healthz', { logLevel: 'warn' }, (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }));

  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    const problem = await Promise.race([
      findProblem(prisma, countFailedPolls(), hasFirstToken()),
      delay(PATIENCE_MILLISECONDS, UNREACHABLE, { ref: false }),
    ]);
    const { newest, stage, isReachable } = mart;
    if (newest && (problem === null || problem === UNREACHABLE))
      return { ready: true, degraded: problem !== null || !isReachable, dataVersion: newest.dataVersion };
    return reply
      .code(503)
      .header('retry-after', RETRY_AFTER_SECONDS)
      .send({ ready: false, problem: problem ?? LOADING[stage] });
  });
}

const UNREACHABLE = 'The database cannot be reached, or is not migrated.';
const LOADING: Readonly<Record<Mart['stage'], string>> = {
  CONNECTING: 'The figures are not loaded: waiting for the database.',
  LOADING: 'The figures are being loaded.',
  READY: 'The figures are being loaded.',
};

async function findProblem(prisma: PrismaClient, failedPolls: number, hasFirstToken: boolean): Promise<string | null> {
  try {
    if (!(await isMigrated(prisma))) return 'The database is not migrated.';
    if (!hasFirstToken) return 'The first token is not minted yet.';
    if (failedPolls >= REPEATED) return 'The last ingest runs could not begin.';
    return (await isDatabaseFailing(prisma)) ? 'The last ingest runs failed in the database.' : null;
  } catch {
    return UNREACHABLE;
  }
}
