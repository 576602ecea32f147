import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keyOfViewer, type Viewer } from '../shared/auth/viewer';
import type { ApiContext, ApiServices } from '../shared/context';
import { fillAnswer } from '../shared/lists/written-lists';
import { createCallerTurns, refuseCostlyDocuments } from './caller-turns';
import { readDataExtension } from './data-extension';
import { checkGraphqlParameters } from './graphql-parameters';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends it; null: anonymous. Known on /graphql. */
    viewer: Viewer | null;
  }
}

interface Options {
  apollo: ApolloServer<ApiContext>;
  services: ApiServices;
  readViewer: (request: FastifyRequest) => Promise<Viewer | null>;
}

/** Answers queries and mutations on /graphql. */
export function registerGraphql(app: FastifyInstance, { apollo, services, readViewer }: Options): void {
  const takeTurn = createCallerTurns();
  // A query that is executed again has a context of its own: the last one is that of the answer.
  const contexts = new WeakMap<FastifyRequest, Pick<ApiContext, 'mart'>>();
  const answer = fastifyApolloHandler(apollo, {
    context: async (request: FastifyRequest, reply) => {
      const { viewer } = request;
      const mart = services.mart.open(viewer ? keyOfViewer(viewer) : request.ip);
      // Also where the caller left before the answer: nobody waits for it any more.
      reply.raw.once('close', () => mart.close());
      contexts.set(request, { mart });
      return { ...services, viewer, mart };
    },
  });

  /** To what Apollo Server refuses before its plugins see it. Where the caller was not asked for yet, a refusal costs no look at tokens. */
  async function addDataExtension({ viewer }: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    const isRefused = reply.statusCode >= 400 && /json/.test(String(reply.getHeader('content-type')));
    if (!viewer || !isRefused || typeof payload !== 'string' || payload.includes('"extensions":{"data":')) return payload;
    // A refusal that says nothing of the data is better than none.
    const data = await readDataExtension({ viewer, dataStatus: services.dataStatus, dataVersion: null }).catch(() => null);
    if (!data) return payload;
    const answer = JSON.parse(payload) as { extensions?: object };
    return JSON.stringify({ ...answer, extensions: { ...answer.extensions, data } });
  }

  app.decorateRequest('viewer', null);
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest: async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    },
    preHandler: async (request, reply) => {
      await takeTurn(request, reply);
      await refuseCostlyDocuments(() => checkGraphqlParameters(request));
      request.viewer = await readViewer(request);
    },
    onSend: addDataExtension,
    async handler(request, reply) {
      const text = await answer.call(app, request, reply);
      const context = contexts.get(request);
      return typeof text === 'string' && context ? fillAnswer(context, text) : text;
    },
  });
}
