import type { FastifyInstance } from 'fastify';
import { invalidInput } from '../../errors';

/**
 * Refuses bodies that are packed, by their header and before they are read: nothing here unpacks them, and reading a flood of them as text
 * cost 1.6 GB.
 */
export function refusePackedBodies(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers }) => {
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') throw invalidInput('A packed body is not read: send it without Content-Encoding.');
  });
}
