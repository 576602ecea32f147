import type { FastifyRequest } from 'fastify';
import type { PrismaClient } from '../../db/prisma';
import { isOwnOrigin } from '../auth/own-origin';
import { SESSION_COOKIE } from '../auth/sessions';
import { readBearer, readViewer, type Viewer } from '../auth/viewer';

/**
 * Who sends a request: a bearer token, or the session cookie where the request comes from a page of ours.
 * A cookie that another site's page makes a browser send along counts for nothing.
 */
export function readRequestViewer(prisma: PrismaClient, request: FastifyRequest, publicUrl: string | null): Promise<Viewer | null> {
  const session = isOwnOrigin(request.headers, publicUrl) ? (request.cookies[SESSION_COOKIE] ?? null) : null;
  return readViewer(prisma, { bearer: readBearer(request.headers.authorization), session });
}
