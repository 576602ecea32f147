import type { FastifyRequest } from 'fastify';
import type { KnownViewers } from '../shared/auth/known-viewers';
import { isOwnOrigin } from '../shared/auth/own-origin';
import { type Access, readBearer, readViewer } from '../shared/auth/read-viewer';
import { hashSecret } from '../shared/auth/secret';
import { SESSION_COOKIE } from '../shared/auth/sessions';
import type { Viewer } from '../shared/auth/viewer';
import { isDatabaseUnavailable } from '../shared/errors/database-unavailable';

export interface RequestAccess extends Access {
  /** Where browsers find the dashboard; null: host and port. */
  publicUrl: string | null;
  knownViewers: KnownViewers;
}

/**
 * Who sends a request: a bearer token, or the session cookie where the request comes from a page of ours.
 * A cookie that another site's page makes a browser send along counts for nothing. While the database is away, callers of the last minutes
 * are known from memory.
 */
export async function readRequestViewer(
  { publicUrl, knownViewers, ...access }: RequestAccess,
  request: FastifyRequest,
): Promise<Viewer | null> {
  const session = isOwnOrigin(request.headers, publicUrl) ? (request.cookies[SESSION_COOKIE] ?? null) : null;
  const bearer = readBearer(request.headers.authorization);
  const credential = Buffer.from(hashSecret(bearer ?? session ?? '')).toString('base64');
  try {
    const viewer = await readViewer(access, { bearer, session });
    knownViewers.remember(credential, viewer);
    return viewer;
  } catch (error) {
    const known = isDatabaseUnavailable(error) ? knownViewers.recall(credential) : null;
    if (known) return known;
    throw error;
  }
}
