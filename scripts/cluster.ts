import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startCluster } from '../server/cluster/cluster';
import { isHaproxyInstalled } from '../server/cluster/haproxy';
import { CommandError, runCommand } from '../server/src/command';

const USAGE = `Usage: npm run cluster -- [--port 8080] [--servers 3]

A primary with a streaming standby, servers, and haproxy in front of both, on this machine, under DATA_DIR/cluster. To try failures:
kill -9 any of the processes, or type "promote" and Enter, which kills the primary and promotes the standby.
docs/operations.md says what to use in production.`;

await runCommand(async (config) => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(config.port) },
      servers: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [port, servers] = [Number(values.port), Number(values.servers)];
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CommandError('--port must be a whole number from 0 to 65535.');
  if (!Number.isInteger(servers) || servers < 1 || servers > 9) throw new CommandError('--servers must be a whole number from 1 to 9.');
  if (!isHaproxyInstalled()) throw new CommandError('haproxy is not installed: on Debian, apt-get install haproxy.');

  const folder = join(config.dataDir, 'cluster');
  const program = { file: join('dist', 'server', 'start.js'), folder: '.' };
  const cluster = await startCluster({ folder, port, servers, program, env: process.env, say: console.log });
  console.log(`Cluster on ${cluster.origin}; servers are the processes ${cluster.serverPids.join(', ')}. Type "promote" to fail over.`);
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    if (line.trim() !== 'promote') return;
    cluster.failOver().then(
      (name) => console.log(`The primary is ${name}.`),
      (error: unknown) => console.error(error),
    );
  });
  await Promise.race((['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => once(process, signal)));
  lines.close();
  await cluster.stop();
  return 0;
});
process.exit();
