// Before the first decorated class is loaded.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { type FastifyInstance, type FastifyRequest, fastify, LogController } from 'fastify';
import { BALANCE_EXPORT } from './api/features/balances/balance-export';
import { registerCalendarFeed } from './api/features/calendar-feeds/calendar-feed-route';
import { CHECK_EXPORT } from './api/features/checks/check-export';
import { type CheckRecorder, createCheckRecorder } from './api/features/checks/check-recorder';
import { EMPLOYEE_EXPORT } from './api/features/employees/employee-export';
import { registerExports } from './api/features/exports/export-routes';
import { LEAVE_EXPORT } from './api/features/leaves/leave-export';
import { createApolloServer } from './api/http/apollo-server';
import { ARRIVAL_DEADLINES, type ArrivalDeadlines, arrivalOptions, registerBodyDeadline } from './api/http/arrival-deadlines';
import { registerAuthRoutes } from './api/http/auth-routes';
import { refuseCompressedBodies } from './api/http/compressed-bodies';
import { registerErrorHandler } from './api/http/error-handler';
import { registerGraphql } from './api/http/graphql-route';
import { openGraphqlSocket } from './api/http/graphql-socket';
import { createMetrics } from './api/http/metrics/metrics';
import { registerMetrics } from './api/http/metrics/metrics-route';
import { registerOidcRoutes } from './api/http/oidc-routes';
import { registerPages } from './api/http/pages';
import { registerProbes } from './api/http/probes';
import { registerRequestSpans } from './api/http/request-spans';
import { type RequestAccess, readRequestViewer } from './api/http/request-viewer';
import { registerSecurityHeaders } from './api/http/security-headers';
import { buildApiSchema } from './api/schema';
import { createAttemptLimit } from './api/shared/auth/attempt-limit';
import { createKnownViewers } from './api/shared/auth/known-viewers';
import { createIssuer } from './api/shared/auth/oidc/issuer';
import { SESSION_COOKIE } from './api/shared/auth/sessions';
import type { ApiServices } from './api/shared/context';
import { createChangeEvents } from './api/shared/data-status/change-events';
import { createDataStatusReader } from './api/shared/data-status/data-status-reader';
import { PUBLISHED_TABLES_OF } from './api/shared/disclosure/published-tables.question';
import { checkInput } from './api/shared/limits/input-limits';
import type { Config } from './config';
import type { PrismaClient } from './db/prisma';
import { inRequest, type Logger } from './logger';
import { createMart, type Mart } from './mart/mart';

declare module 'fastify' {
  interface FastifyInstance {
    /** Where figures come from. */
    mart: Mart;
    checkRecorder: CheckRecorder;
  }
}

interface Options {
  config: Pick<
    Config,
    'publicUrl' | 'trustedProxies' | 'oidc' | 'sourceTimeZone' | 'ingestIntervalSeconds' | 'calendar' | 'disclosure' | 'dailyRates'
  >;
  databaseUrl: string;
  /** A replica that the mart is loaded from; null: the database itself. */
  databaseReadUrl: string | null;
  prisma: PrismaClient;
  /** Starts a run or finds the one in progress; resolves as soon as its row exists. */
  startIngest: ApiServices['startIngest'];
  /** What the source answers right now. */
  askSource: ApiServices['askSource'];
  /** Takes in files of people and calendars. */
  workforceFiles: ApiServices['workforceFiles'];
  /** Erases a person; null where there is no such employee. */
  erasePerson: ApiServices['erasePerson'];
  /** Polls in a row that could not begin. */
  countFailedPolls: () => number;
  /** Whether the first administrator's token is kept: before that nobody can come in. */
  hasFirstToken: () => boolean;
  logger: Logger;
  /** The built client. */
  clientDir: string;
  /** The built entry of the mart's worker threads. */
  martWorkerFile: string;
  /** Whether the data is made up. */
  demo: boolean;
  version: string;
  arrivalDeadlines?: ArrivalDeadlines;
}

const BODY_BYTES = 1024 * 1024;
/** A shorter answer fits into one packet as it is. */
const COMPRESSED_FROM_BYTES = 1024;
const TRIGGERS_PER_MINUTE = 3;

/** The whole server on one port, not listening. `close` ends what it began; the database is the caller's. */
export async function createApp({
  config,
  databaseUrl,
  databaseReadUrl,
  prisma,
  startIngest,
  askSource,
  workforceFiles,
  erasePerson,
  countFailedPolls,
  hasFirstToken,
  logger,
  clientDir,
  martWorkerFile,
  demo,
  version,
  arrivalDeadlines = ARRIVAL_DEADLINES,
}: Options): Promise<FastifyInstance> {
  const { publicUrl, trustedProxies, oidc, sourceTimeZone, ingestIntervalSeconds, calendar, disclosure, dailyRates } = config;
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    // Unique among all processes: it is in the log and in the answer.
    genReqId: () => randomUUID(),
    // Limits count by address: behind a proxy that is the address of the person only where the proxy is believed.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    ...arrivalOptions(arrivalDeadlines, BODY_BYTES),
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  // Only JSON: what a form or a plain fetch of another site can send is refused.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    inRequest(request.id, done);
  });
  registerErrorHandler(app, logger);
  registerBodyDeadline(app, arrivalDeadlines);
  refuseCompressedBodies(app);
  app.addHook('preValidation', async ({ params, query, body }) => {
    for (const part of [params, query, body]) checkInput('', part);
  });
  await registerSecurityHeaders(app, publicUrl);
  await app.register(cookie);
  // Requests are never decompressed: nothing that is sent here needs it, and a body could be a bomb.
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: COMPRESSED_FROM_BYTES, globalDecompression: false });

  const organisation = oidc && { findIssuer: createIssuer(oidc), clientId: oidc.clientId };
  const access: RequestAccess = { prisma, organisation, publicUrl, knownViewers: createKnownViewers() };
  const readViewer = (request: FastifyRequest) => readRequestViewer(access, request);

  const schema = await buildApiSchema();
  const mart = createMart({
    databaseUrl,
    databaseReadUrl,
    sourceTimeZone,
    workerFile: martWorkerFile,
    logger,
    preparations: [{ kind: PUBLISHED_TABLES_OF, question: { status: 'APPROVED', rules: disclosure } }],
  });
  app.decorate('mart', mart);
  const checkRecorder = createCheckRecorder({ prisma, databaseUrl, mart, logger, sourceTimeZone });
  app.decorate('checkRecorder', checkRecorder);
  const changes = createChangeEvents({ databaseUrl, prisma, mart, logger });
  const dataStatus = createDataStatusReader({ prisma, mart, demo, sourceTimeZone, pollIntervalSeconds: ingestIntervalSeconds });
  const limitTriggers = createAttemptLimit({ prisma, name: 'triggerIngest', perMinute: TRIGGERS_PER_MINUTE, attempts: 'ingest runs' });
  const services: ApiServices = {
    prisma,
    logger,
    changes,
    mart,
    dataStatus,
    startIngest,
    askSource,
    workforceFiles,
    erasePerson,
    limitTriggers,
    demo,
    version,
    sourceTimeZone,
    disclosure,
    rates: dailyRates,
    calendar,
    pollIntervalSeconds: ingestIntervalSeconds,
  };

  const metrics = createMetrics({ prisma, mart, readDataState: dataStatus.read, countSockets: () => socket.count() });
  registerRequestSpans(app);
  registerMetrics(app, { metrics, readViewer });

  const apollo = createApolloServer(schema, { logger, metrics });
  await apollo.start();
  registerGraphql(app, { apollo, services, readViewer });
  registerExports(app, { prisma, mart, schema, dataStatus, logger, sourceTimeZone, readViewer }, [
    LEAVE_EXPORT,
    EMPLOYEE_EXPORT,
    BALANCE_EXPORT,
    CHECK_EXPORT,
  ]);
  registerProbes(app, { prisma, mart, countFailedPolls, hasFirstToken });
  registerAuthRoutes(app, access);
  registerCalendarFeed(app, { prisma, mart, sourceTimeZone });
  registerOidcRoutes(app, { access, logger });
  await registerPages(app, { access, clientDir: resolve(clientDir) });

  const readSessionSecret = ({ headers }: IncomingMessage) => app.parseCookie(headers.cookie ?? '')[SESSION_COOKIE] ?? null;
  const socket = openGraphqlSocket({ server: app.server, schema, services, access, readSessionSecret });
  app.addHook('preClose', () => socket.close());
  app.addHook('onClose', async () => {
    await changes.stop();
    await checkRecorder.stop();
    await mart.stop();
    await apollo.stop();
  });
  return app;
}
