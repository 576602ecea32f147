import type { FastifyRequest } from 'fastify';
import { isOwnOrigin } from '../shared/auth/own-origin';
import { SESSION_COOKIE } from '../shared/auth/sessions';
import { type Access, readBearer, readViewer, type Viewer } from '../shared/auth/viewer';

export interface RequestAccess extends Access {
  /** Where browsers find the dashboard; null: host and port. */
  publicUrl: string | null;
}

/**
 * Who sends a request: a bearer token, or the session cookie where the request comes from a page of ours.
 * A cookie that another site's page makes a browser send along counts for nothing.
 */
export function readRequestViewer({ publicUrl, ...access }: RequestAccess, request: FastifyRequest): Promise<Viewer | null> {
  const session = isOwnOrigin(request.headers, publicUrl) ? (request.cookies[SESSION_COOKIE] ?? null) : null;
  return readViewer(access, { bearer: readBearer(request.headers.authorization), session });
}
