// `npm run dev`: the dashboard from Vite's dev server on PORT, the API behind it on a free port, built and started again at every change.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { config as loadDotenv } from 'dotenv';
import { build, createBuilder, createServer } from 'vite';
import { endProcess } from './end-process.mjs';

loadDotenv({ quiet: true });
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 8080);
const apiPort = await findFreePort();
const api = `http://127.0.0.1:${apiPort}`;
const publicUrl = process.env.PUBLIC_URL || `http://${host}:${port}`;

const API_PATHS = /^\/(graphql|healthz|readyz|metrics|playground|export|auth|assets|calendar\/[^/]+\.ics)([/?]|$)/;
const RETRY_MILLISECONDS = 100;

// The API serves files from here, also those that are built later.
mkdirSync('dist/client', { recursive: true });
let playground = null;
let server = null;
let isStopping = false;
let apiStart = untilApiAnswers();
const client = await createServer({
  configFile: 'client/vite.config.ts',
  optimizeDeps: { entries: ['index.html'] },
  // The playground's workers cannot be bundled ahead: bundling would end this process. It comes as it is built, from the API.
  environments: { playground: { optimizeDeps: { noDiscovery: true } } },
  plugins: [{ name: 'wait-for-builds', configureServer: ({ middlewares }) => void middlewares.use(waitForBuilds) }],
  server: {
    host,
    port,
    strictPort: true,
    proxy: {
      '/graphql': { target: api, ws: true },
      [API_PATHS.source]: { target: api },
    },
  },
});
await client.listen().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(`The dashboard, with reload: ${publicUrl}`);

// The running server may read its files until it is replaced.
const watcher = await build({ configFile: 'server/vite.config.ts', logLevel: 'warn', build: { watch: {}, emptyOutDir: false } });
watcher.on('event', ({ code, error }) => {
  if (code === 'ERROR') console.error(error.message);
  if (code === 'END') void restart();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

/** A request waits while the API starts. The first one for the playground builds it: a start would take twice as long. */
async function waitForBuilds({ url }, _response, next) {
  if (API_PATHS.test(url)) await apiStart;
  if (url.startsWith('/playground')) {
    playground ??= buildPlayground().catch((error) => console.error(error.message));
    await playground;
  }
  next();
}

async function buildPlayground() {
  const builder = await createBuilder({ configFile: 'client/vite.config.ts', mode: 'development', logLevel: 'error' });
  await builder.build(builder.environments.playground);
}

async function untilApiAnswers() {
  while (!isStopping && !(await fetch(`${api}/healthz`).catch(() => null))) await delay(RETRY_MILLISECONDS);
}

async function restart() {
  const stopped = stopServer();
  apiStart = stopped.then(untilApiAnswers);
  await stopped;
  if (isStopping) return;
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(apiPort), PUBLIC_URL: publicUrl };
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/server/start.js'], { stdio: 'inherit', env });
}

async function stopServer() {
  const running = server;
  server = null;
  if (running) await endProcess(running);
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
