import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SCHEMA_ROLES } from '../shared/auth/role';
import { type RequestAccess, readRequestViewer } from './request-viewer';

interface Options {
  access: RequestAccess;
  /** The built client: index.html, playground/index.html and assets/ with hashed names. */
  clientDir: string;
}

const PROFILES = '/employees/';
const PLAYGROUND = 'playground/index.html';
const NOT_BUILT = 'The pages are not built: run "npm start", or build the client into dist/client. The API is at /graphql.';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The dashboard under every path that is nothing else, the playground for those who may read the schema, and the files of both. */
export async function registerPages(app: FastifyInstance, { access, clientDir }: Options): Promise<void> {
  // The number of an employee is any text, with a backslash or longer than a file name may be. It names no file, so it is answered before
  // files are looked for.
  app.addHook('onRequest', async ({ method, url }, reply) => {
    if (!url.startsWith(PROFILES) || (method !== 'GET' && method !== 'HEAD')) return;
    await sendPage(reply.header('cache-control', 'no-cache'), 'index.html');
  });
  await app.register(fastifyStatic, {
    root: clientDir,
    index: false,
    // The build writes .br and .gz beside each file.
    preCompressed: true,
    // Pages have routes of their own, with what is asked of a viewer and their own caching.
    allowedPath: (path) => !/\.(html|br|gz)$/.test(path),
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(clientDir, 'assets'));
      void reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });

  app.get('/', (_request, reply) => sendPage(reply.header('cache-control', 'no-cache'), 'index.html'));
  app.get('/playground', openPlayground);
  app.get('/playground/', openPlayground);

  async function openPlayground(request: FastifyRequest, reply: FastifyReply) {
    void reply.header('cache-control', 'no-store');
    const viewer = await readRequestViewer(access, request);
    if (!viewer) return reply.redirect('/sign-in?back=%2Fplayground', 302);
    if (!SCHEMA_ROLES.includes(viewer.role))
      return reply.code(403).type('text/plain').send(`The playground is not for the role ${viewer.role}.`);
    return sendPage(reply, PLAYGROUND);
  }

  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(?:assets|auth|graphql)(?:\/|$)|\.\w+$/.test(path);
    if (!isPage) return reply.code(404).header('cache-control', 'no-store').type('text/plain').send('Not found');
    return sendPage(reply.header('cache-control', 'no-cache'), 'index.html');
  });

  // Read each time: a build may finish while the server runs.
  async function sendPage(reply: FastifyReply, file: string) {
    const page = await readFile(join(clientDir, file), 'utf8').catch(() => null);
    return page === null ? reply.code(503).type('text/plain').send(NOT_BUILT) : reply.type('text/html; charset=utf-8').send(page);
  }
}
