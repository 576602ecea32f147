import type { IncomingMessage, Server } from 'node:http';
import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import { type Extra, useServer as serveSockets } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { invalidInput } from '../../errors';
import type { Logger } from '../../logger';
import { findLiveViewers } from '../shared/auth/live-viewers';
import { isOwnOrigin } from '../shared/auth/own-origin';
import { readBearer, readViewer } from '../shared/auth/read-viewer';
import { keyOfViewer, type Viewer } from '../shared/auth/viewer';
import type { ApiContext, ApiServices } from '../shared/context';
import { describeError } from '../shared/errors/describe-error';
import { checkDocument } from '../shared/limits/check-document';
import { checkInput } from '../shared/limits/input-limits';
import { MAX_TOKENS, STRUCTURAL_RULES } from '../shared/limits/structural-limits';
import { readDataExtension } from './data-extension';
import { checkOperation, noOperation } from './operation-rules';
import type { RequestAccess } from './request-viewer';
import { takeUpgrades } from './socket-upgrades';
import { subscribeToEvents } from './subscription-events';

interface Options {
  server: Server;
  schema: GraphQLSchema;
  services: ApiServices;
  access: RequestAccess;
  /** The session secret in a request's Cookie header. */
  readSessionSecret: (request: IncomingMessage) => string | null;
}

/** What a subscription is prepared with; each of its events has a context of its own. */
type Subscriber = Pick<ApiContext, 'viewer'>;
type SocketContext = Context<Record<string, unknown> | undefined, Extra & { viewer?: Viewer }>;

const PATH = '/graphql';
const MAX_MESSAGE_BYTES = 64 * 1024;
const MAX_SUBSCRIPTIONS = 10;
const MAX_SOCKETS = 1_000;
const CHECK_MILLISECONDS = 2_000;
const KEEP_ALIVE_MILLISECONDS = 12_000;
const INIT_MILLISECONDS = 5_000;
/** Clients that have not said goodbye by then are cut off. */
const GOODBYE_MILLISECONDS = 1_000;
const UNAUTHORIZED = 4401;
const FORBIDDEN = 4403;

/**
 * Subscriptions by WebSocket (graphql-transport-ws) on the server's own port. Token or cookie and the Origin are checked at
 * `connection_init`; a socket closes within seconds of the end of its token or session.
 */
export function openGraphqlSocket({ server, schema, services, access, readSessionSecret }: Options): {
  /** Sockets that are open. */
  count(): number;
  close(): Promise<void>;
} {
  const { prisma, logger } = services;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const viewers = new Map<WebSocket, Viewer>();

  async function connect({ connectionParams, extra }: SocketContext): Promise<boolean> {
    const { socket, request } = extra;
    if (!isOwnOrigin(request.headers, access.publicUrl)) return refuse(socket, FORBIDDEN, 'Foreign origin');
    const viewer = await readViewer(access, {
      bearer: readBearer(readAuthorization(connectionParams)),
      session: readSessionSecret(request),
    }).catch((error: unknown) => {
      throw describedError(error, logger);
    });
    if (!viewer) return refuse(socket, UNAUTHORIZED, 'Unauthorized');
    extra.viewer = viewer;
    viewers.set(socket, viewer);
    socket.once('close', () => viewers.delete(socket));
    return true;
  }

  const graphql = serveSockets<Record<string, unknown> | undefined, { viewer?: Viewer }>(
    {
      connectionInitWaitTimeout: INIT_MILLISECONDS,
      onConnect: connect,
      onSubscribe: (context, _id, payload) => prepare(context, payload),
      subscribe: (args) => subscribeToEvents(args, () => openContext(args.contextValue as Subscriber)),
      onError: (_context, _id, _payload, errors) => errors.map((error) => toFormatted(error, logger)),
      async onNext({ extra }, _id, _payload, _args, result) {
        const data = await readDataExtension({ viewer: extra.viewer ?? null, dataStatus: services.dataStatus, dataVersion: null });
        return {
          ...result,
          ...(result.errors ? { errors: result.errors.map((error) => toFormatted(error, logger)) } : {}),
          ...(data ? { extensions: { ...result.extensions, data } } : {}),
        };
      },
    },
    sockets,
    KEEP_ALIVE_MILLISECONDS,
  );

  function openContext({ viewer }: Subscriber): ApiContext {
    return { ...services, viewer, mart: services.mart.open(viewer ? keyOfViewer(viewer) : '') };
  }

  function prepare(
    { extra, subscriptions }: SocketContext,
    { query, variables, operationName }: SubscribePayload,
  ): ExecutionArgs | GraphQLError[] {
    try {
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS)
        throw invalidInput(`A socket has at most ${MAX_SUBSCRIPTIONS} subscriptions.`);
      const viewer = extra.viewer ?? null;
      checkInput('', { variables, operationName });
      checkDocument(query);
      const document = parse(query, { maxTokens: MAX_TOKENS });
      const errors = validate(schema, document, [...specifiedRules, ...STRUCTURAL_RULES], { maxErrors: 5, hideSuggestions: true });
      if (errors.length > 0) return [...errors];
      const operation = getOperationAST(document, operationName);
      if (!operation) throw noOperation(operationName);
      if (operation.operation !== 'subscription') throw invalidInput('A socket is for subscriptions; send queries and mutations by HTTP.');
      checkOperation({ schema, document, operation, variables: variables ?? {}, viewer });
      return {
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue: { viewer } satisfies Subscriber,
      };
    } catch (error) {
      return [error instanceof GraphQLError ? error : new GraphQLError('refused', { originalError: error as Error })];
    }
  }

  // The adapter would write to the console, beside the log, and close with the code of an error of ours.
  sockets.on('connection', (socket) => {
    socket.removeAllListeners('error');
    socket.on('error', (error) => logger.debug({ err: error }, 'sockets: a message that cannot be read'));
  });
  const refuseUpgrades = takeUpgrades({ server, sockets, path: PATH, maxSockets: MAX_SOCKETS });

  async function closeEnded(): Promise<void> {
    if (viewers.size === 0) return;
    const checked = [...viewers];
    const live = await findLiveViewers(
      prisma,
      checked.map(([, viewer]) => viewer),
    );
    for (const [socket, viewer] of checked) if (!live.has(viewer)) socket.close(UNAUTHORIZED, 'The token or session has ended');
  }
  let isChecking = false;
  const check = setInterval(() => {
    if (isChecking) return;
    isChecking = true;
    closeEnded()
      .catch((error: unknown) => logger.debug({ err: error }, 'sockets: the database cannot be read'))
      .finally(() => {
        isChecking = false;
      });
  }, CHECK_MILLISECONDS);
  check.unref();

  return {
    count: () => sockets.clients.size,
    async close() {
      clearInterval(check);
      refuseUpgrades();
      const hurry = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, GOODBYE_MILLISECONDS);
      await graphql.dispose();
      clearTimeout(hurry);
    },
  };
}

function readAuthorization(parameters: Record<string, unknown> | undefined): string | null {
  const value = parameters?.authorization ?? parameters?.Authorization;
  return typeof value === 'string' ? value : null;
}

function refuse(socket: WebSocket, code: number, reason: string): false {
  socket.close(code, reason);
  return false;
}

function describedError(error: unknown, logger: Logger): Error {
  return new Error(describeError(error, logger).message);
}

function toFormatted(error: GraphQLError, logger: Logger): GraphQLFormattedError {
  // What graphql itself found wrong with the document has no code and no cause.
  const isRequestError = error.originalError === undefined && error.path === undefined;
  const { message, extensions } = describeError(error, logger, isRequestError ? 'GRAPHQL_VALIDATION_FAILED' : error.extensions.code);
  return { ...error.toJSON(), message, extensions };
}
