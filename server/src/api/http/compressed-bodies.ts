import type { FastifyInstance } from 'fastify';
import { invalidInput } from '../../errors';

/**
 * Refuses compressed bodies, by their header and before they are read: nothing here decompresses them, and reading a flood of them as text
 * cost 1.6 GB.
 */
export function refuseCompressedBodies(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers }) => {
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') throw invalidInput('Compressed request bodies are not accepted. Send it without Content-Encoding.');
  });
}
