// `npm run dev`: the dashboard from Vite's dev server on PORT, the API behind it on a free port, built and started again at every change.
import { spawn } from 'node:child_process';
import { createServer as createTcpServer } from 'node:net';
import { config as loadDotenv } from 'dotenv';
import { build, createServer } from 'vite';

loadDotenv({ quiet: true });
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 8080);
const apiPort = await findFreePort();
const api = `http://127.0.0.1:${apiPort}`;
const publicUrl = process.env.PUBLIC_URL || `http://${host}:${port}`;

const client = await createServer({
  configFile: 'client/vite.config.ts',
  // The playground's workers cannot be bundled ahead; it comes as it is built, from the API.
  optimizeDeps: { entries: ['index.html'] },
  server: {
    host,
    port,
    strictPort: true,
    proxy: {
      '/graphql': { target: api, ws: true },
      '^/(healthz|readyz|metrics|playground|export|auth|assets)(/|$)': { target: api },
    },
  },
});
await client.listen().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(`The dashboard, with reload: ${publicUrl}`);

let server = null;
let isStopping = false;
const watcher = await build({ configFile: 'server/vite.config.ts', logLevel: 'warn', build: { watch: {} } });
watcher.on('event', ({ code, error }) => {
  if (code === 'ERROR') console.error(error.message);
  if (code === 'END') void restart();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

async function restart() {
  await stopServer();
  if (isStopping) return;
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(apiPort), PUBLIC_URL: publicUrl };
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/server/start.js'], { stdio: 'inherit', env });
}

async function stopServer() {
  const running = server;
  server = null;
  if (!running || running.exitCode !== null) return;
  const ended = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGTERM');
  await ended;
}

async function stop() {
  if (isStopping) return;
  isStopping = true;
  await Promise.allSettled([stopServer(), watcher.close(), client.close()]);
  process.exit(0);
}

async function findFreePort() {
  const probe = createTcpServer();
  await new Promise((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return free;
}
