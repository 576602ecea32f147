import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createClient } from 'graphql-ws';
import { inject } from 'vitest';
import { WebSocket } from 'ws';
import type { ArrivalDeadlines } from '../src/api/http/arrival-deadlines';
import { createApiToken } from '../src/api/shared/auth/api-tokens';
import type { Role } from '../src/api/shared/auth/role';
import type { ApiServices } from '../src/api/shared/context';
import { createApp } from '../src/app';
import type { Config } from '../src/config';
import { createPrisma, type PrismaClient } from '../src/db/prisma';
import type { WorkingCalendar } from '../src/domain/working-calendar';
import { createLogger, type Logger } from '../src/logger';
import { createWorkforceFiles } from '../src/workforce/workforce-files';
import { createTestDatabase } from './database';

/** What a request came back with. */
export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read any shape out of an answer
  data: any;
  errors: { message: string; path?: string[]; extensions: { code: string; reference?: string; retryAfterSeconds?: number } }[];
  text: string;
}

export interface TestApi {
  url: string;
  databaseUrl: string;
  prisma: PrismaClient;
  app: FastifyInstance;
  /** A token of a role, minted once. */
  tokenOf(role: Role): Promise<string>;
  /** One operation by POST, as a role (null: anonymous) or with the headers given. */
  query(role: Role | null, query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** A subscription: its first payload, and those after it. `opened` resolves as soon as the server has taken the socket. */
  subscribe(
    token: string | null,
    query: string,
  ): {
    next: Promise<unknown>;
    later(): Promise<unknown>;
    opened: Promise<void>;
    closed: Promise<{ code: number }>;
    stop(): void;
  };
  close(): Promise<void>;
}

interface Options {
  startIngest?: ApiServices['startIngest'];
  askSource?: ApiServices['askSource'];
  erasePerson?: ApiServices['erasePerson'];
  countFailedPolls?: () => number;
  hasFirstToken?: () => boolean;
  logger?: Logger;
  clientDir?: string;
  publicUrl?: string | null;
  trustedProxies?: readonly string[];
  oidc?: Config['oidc'];
  /** 0: a free one. */
  port?: number;
  /** The empId that MANAGER tokens are bound to. */
  managerEmployeeId?: string;
  calendar?: WorkingCalendar;
  /** Asia/Kathmandu, unless another one is named. */
  sourceTimeZone?: string;
  disclosure?: Config['disclosure'];
  dailyRates?: Config['dailyRates'];
  arrivalDeadlines?: ArrivalDeadlines;
  /** Leaves the database without any migration. */
  isEmpty?: boolean;
  /** Whether the database can be read at once; left out: unless it is empty. */
  isReadable?: boolean;
  /** A database that another person made and drops; left out: one of its own. */
  databaseUrl?: string;
  /** Where the mart is loaded from; left out: the database itself. */
  databaseReadUrl?: string;
}

const MONDAY_TO_FRIDAY: WorkingCalendar = { workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }], holidays: [] };
const noIngest: ApiServices['startIngest'] = () => Promise.reject(new Error('This test starts no ingest run'));

/** The real app on a free port of 127.0.0.1, over a database of its own; ready, where that database can be read. */
export async function startTestApi(options: Options = {}): Promise<TestApi> {
  const {
    startIngest = noIngest,
    askSource = () => Promise.reject(new Error('This test has no source')),
    erasePerson = async () => null,
    countFailedPolls = () => 0,
    hasFirstToken = () => true,
    logger = createLogger('silent'),
    clientDir = 'dist/none',
    publicUrl = null,
    trustedProxies = [],
    oidc = null,
    port = 0,
    disclosure = { minimumPeople: 5, dominancePercent: 10 },
    dailyRates = null,
    managerEmployeeId = '1',
    calendar = MONDAY_TO_FRIDAY,
    sourceTimeZone = 'Asia/Kathmandu',
    arrivalDeadlines,
    isEmpty = false,
    isReadable = !isEmpty,
    databaseUrl = null,
    databaseReadUrl = null,
  } = options;
  const database = databaseUrl === null ? await createTestDatabase({ empty: isEmpty }) : { url: databaseUrl, drop: async () => undefined };
  const prisma = createPrisma(database.url);
  const app = await createApp({
    config: {
      publicUrl,
      trustedProxies,
      oidc,
      sourceTimeZone,
      ingestIntervalSeconds: 30,
      calendar,
      disclosure,
      dailyRates,
    },
    databaseUrl: database.url,
    databaseReadUrl,
    prisma,
    startIngest,
    askSource,
    erasePerson,
    countFailedPolls,
    workforceFiles: createWorkforceFiles({
      databaseUrl: database.url,
      sourceTimeZone,
      workingWeeks: calendar.workingWeeks,
      logger,
    }),
    hasFirstToken,
    logger,
    clientDir,
    martWorkerFile: inject('martWorkerFile'),
    demo: false,
    version: '0.0.0-test',
    ...(arrivalDeadlines === undefined ? {} : { arrivalDeadlines }),
  });
  await app.listen({ host: '127.0.0.1', port });
  if (isReadable) await app.mart.untilReady();
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const tokens = new Map<Role, Promise<string>>();

  function tokenOf(role: Role): Promise<string> {
    const known = tokens.get(role);
    if (known) return known;
    const employeeId = role === 'MANAGER' ? managerEmployeeId : null;
    const minted = createApiToken(prisma, { name: `Test ${role}`, role, employeeId }).then(({ secret }) => secret);
    tokens.set(role, minted);
    return minted;
  }

  return {
    url,
    databaseUrl: database.url,
    prisma,
    app,
    tokenOf,
    async query(role, query, variables, headers = {}) {
      await untilMartIsCurrent(prisma, app);
      const authorization: Record<string, string> = role === null ? {} : { authorization: `Bearer ${await tokenOf(role)}` };
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization, ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return readAnswer(response);
    },
    subscribe(token, query) {
      const opened = defer<void>();
      const closed = defer<{ code: number }>();
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
        on: { connected: () => opened.resolve(), closed: (event) => closed.resolve(event as { code: number }) },
      });
      const iterator = client.iterate({ query });
      const next = iterator.next().then(({ value }) => value as unknown);
      next.catch(() => undefined);
      return {
        next,
        later: () => iterator.next().then(({ value }) => value as unknown),
        opened: opened.promise,
        closed: closed.promise,
        stop() {
          void client.dispose();
        },
      };
    },
    async close() {
      await app.close();
      await prisma.$disconnect();
      await database.drop();
    },
  };
}

const CURRENT_MILLISECONDS = 5_000;

/** Waits until the mart has what the test committed. A database that cannot be read has nothing to wait for. */
async function untilMartIsCurrent(prisma: PrismaClient, { mart }: FastifyInstance): Promise<void> {
  const end = Date.now() + CURRENT_MILLISECONDS;
  while (Date.now() < end) {
    const [stored] = await prisma.$queryRaw<{ key: string }[]>`
      select concat_ws('@', version, extract(epoch from changed_at)) as key from ops.data_version`.catch(() => []);
    if (!stored || mart.newest?.versionKey === stored.key) return;
    await mart.untilMoved(mart.newest?.versionKey ?? '', 1_000);
  }
}

/** Reads any answer of /graphql. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const { data = null, errors = [] } = text.startsWith('{') ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, data, errors, text };
}

// Promise.withResolvers came with Node 22.
function defer<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
