import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const START_MILLISECONDS = 10_000;
const SETTLE_MILLISECONDS = 500;
const POLL_MILLISECONDS = 50;

export interface HaproxyPorts {
  /** Where browsers come in, and the servers behind it. */
  web: number;
  servers: readonly number[];
  /** Where servers find the primary, and the database nodes behind it with the ports that say which one is the primary. */
  database: number;
  nodes: readonly { port: number; rolePort: number }[];
}

export function isHaproxyInstalled(): boolean {
  return spawnSync('haproxy', ['-v'], { stdio: 'ignore' }).status === 0;
}

/**
 * Starts haproxy: one address for the servers, checked by /readyz, and one for the primary, as Patroni's documentation has it.
 * Connections to a node that is no primary any more are closed, so that the servers connect again at once.
 */
export async function startHaproxy(folder: string, ports: HaproxyPorts): Promise<{ stop(): Promise<void> }> {
  const file = join(folder, 'haproxy.cfg');
  await writeFile(file, describeHaproxy(ports));
  const child = spawn('haproxy', ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let problem = '';
  child.stderr?.on('data', (text) => (problem += text));
  await once(child, 'spawn');
  for (const end = Date.now() + START_MILLISECONDS; Date.now() < end && child.exitCode === null; ) {
    if (await accepts(ports.database)) break;
    await delay(POLL_MILLISECONDS);
  }
  // Where one of its ports is taken, the other one may be open for a moment before it ends.
  if (child.exitCode !== null || (await endsWithin(child, SETTLE_MILLISECONDS)))
    throw new Error(`haproxy does not start: ${problem.trim()}`);
  return {
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const endsWithin = (child: ChildProcess, milliseconds: number) =>
  once(child, 'exit', { signal: AbortSignal.timeout(milliseconds) }).then(
    () => true,
    () => false,
  );

export function describeHaproxy({ web, servers, database, nodes }: HaproxyPorts): string {
  const lines = [
    'global',
    '  maxconn 4000',
    'defaults',
    '  timeout connect 2s',
    '  timeout client 1h',
    '  timeout server 1h',
    '  timeout tunnel 1h',
    '  timeout check 2s',
    'frontend web',
    '  mode http',
    `  bind 127.0.0.1:${web}`,
    '  option forwardfor',
    '  default_backend servers',
    'backend servers',
    '  mode http',
    '  balance leastconn',
    '  option httpchk GET /readyz',
    '  option redispatch',
    '  retry-on conn-failure',
    ...servers.map((port, at) => `  server server${at + 1} 127.0.0.1:${port} check inter 500ms fall 2 rise 1`),
    'listen database',
    '  mode tcp',
    `  bind 127.0.0.1:${database}`,
    '  option httpchk GET /primary',
    ...nodes.map(
      ({ port, rolePort }, at) =>
        `  server node${at + 1} 127.0.0.1:${port} check port ${rolePort} inter 500ms fall 1 rise 1 on-marked-down shutdown-sessions`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
