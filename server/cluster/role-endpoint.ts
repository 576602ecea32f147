import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DatabaseNode } from './database-node';

/** GET /primary answers 200 where the node is the primary, else 503: what Patroni's REST API does for haproxy. */
export async function openRoleEndpoint(node: () => Pick<DatabaseNode, 'readRole'>): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(async (_request, response) => {
    response.writeHead((await node().readRole()) === 'PRIMARY' ? 200 : 503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
