import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to PostgreSQL through a port of its own. */
export interface SilentWay {
  /** The database's URL on this way. */
  url: string;
  /** Whether bytes are swallowed in both directions: as where the host vanished without closing its connections. */
  setSilent(isSilent: boolean): void;
  close(): Promise<void>;
}

/** Opens a way to a database that can fall silent: its connections stay open, and nothing comes through them any more. */
export async function openSilentWay(databaseUrl: string): Promise<SilentWay> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    // Bytes that were swallowed never arrive later: a connection stays as silent as it became.
    let isLost = isSilent;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        isLost ||= isSilent;
        if (!isLost) to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(databaseUrl);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    setSilent(silent) {
      isSilent = silent;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
