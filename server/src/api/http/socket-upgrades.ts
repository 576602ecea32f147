import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';

interface Options {
  server: Server;
  sockets: WebSocketServer;
  path: string;
  /** More sockets than this are not open at the same time. */
  maxSockets: number;
}

const RETRY_AFTER_SECONDS = 5;
/** A caller that does not read the refusal is cut off. */
const REFUSAL_MILLISECONDS = 1_000;

/** Takes requests for a WebSocket to a path and refuses all others. @returns stops doing so. */
export function takeUpgrades({ server, sockets, path, maxSockets }: Options): () => void {
  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Node has taken its own listeners away: a connection that breaks off would end the process.
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?', 1)[0] !== path) refuse(socket, '404 Not Found');
    else if (sockets.clients.size >= maxSockets) refuse(socket, '503 Service Unavailable', `retry-after: ${RETRY_AFTER_SECONDS}\r\n`);
    else sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
  }
  server.on('upgrade', upgrade);
  return () => server.off('upgrade', upgrade);
}

function refuse(socket: Duplex, status: string, headers = ''): void {
  const end = () => socket.destroy();
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n${headers}\r\n`, end);
  setTimeout(end, REFUSAL_MILLISECONDS).unref();
}
