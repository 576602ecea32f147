import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { findFreePort } from '../../src/db/embedded-cluster';
import { createHttpClient } from '../http-client';
import { installPeer } from './install-peers';
import { type Counts, GROUPINGS, type Grouping, type OverviewAnswer, type Peer } from './overview';
import type { PeerTable } from './peer-tables';

const READY_MILLISECONDS = 120_000;
const PROBLEM_LENGTH = 500;
const DATABASE = 'peers';
const PRESET = `import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
export default {
  extends: [PostGraphileAmberPreset, PgAggregatesPreset],
  // Without it only columns with an index can be grouped by; the tables are read as a whole.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: process.env.PEER_DATABASE_URL, schemas: ['peers'] })],
  grafserv: { port: Number(process.env.PEER_PORT), host: '127.0.0.1', graphiql: false },
};
`;

/**
 * PostGraphile 5 with its aggregates plugin, a server of its own under Node 24, over tables in the same PostgreSQL as the product's.
 * @param databaseUrl of any database of that server.
 */
export async function startPostGraphile(tables: readonly PeerTable[], databaseUrl: string): Promise<Peer[]> {
  const { folder } = await installPeer('postgraphile');
  const peerUrl = await loadTables(tables, databaseUrl);
  await writeFile(join(folder, 'graphile.config.mjs'), PRESET);
  const port = await findFreePort();
  const child = spawn(
    join(folder, 'node_modules', '.bin', 'node'),
    [join('node_modules', 'postgraphile', 'dist', 'cli-run.js'), '-C', 'graphile.config.mjs'],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        GRAPHILE_ENV: 'production',
        PEER_DATABASE_URL: peerUrl,
        PEER_PORT: String(port),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let problem = '';
  child.stderr?.on('data', (text) => (problem = `${problem}${text}`.slice(-PROBLEM_LENGTH)));
  const url = `http://127.0.0.1:${port}/graphql`;
  const client = createHttpClient();
  const stop = async () => {
    client.close();
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  try {
    await untilAnswers(
      url,
      () => child.exitCode !== null,
      () => problem.trim(),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return tables.map(({ name }): Peer => {
    const query = askCounts(name);
    return {
      name: `PostGraphile over HTTP, on ${name}`,
      async ask() {
        const { milliseconds, body } = await client.post(url, '', { query });
        return { milliseconds, answer: () => toAnswer(name, JSON.parse(body.toString()).data) };
      },
      stop,
    };
  });
}

async function loadTables(tables: readonly PeerTable[], databaseUrl: string): Promise<string> {
  await withClient(databaseUrl, (client) => client.query(`create database ${DATABASE}`));
  const url = new URL(databaseUrl);
  url.pathname = `/${DATABASE}`;
  await withClient(url.href, async (client) => {
    await client.query('create schema peers');
    for (const { name, columns, file } of tables) {
      await client.query(`create table peers.${name} (${columns.join(', ')})`);
      await pipeline(createReadStream(file), client.query(copyFrom(`copy peers.${name} from stdin (format csv)`)));
      await client.query(`vacuum analyze peers.${name}`);
    }
  });
  return url.href;
}

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function untilAnswers(url: string, hasEnded: () => boolean, readProblem: () => string): Promise<void> {
  const end = performance.now() + READY_MILLISECONDS;
  while (performance.now() < end && !hasEnded()) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    }).catch(() => null);
    if (response?.ok) return;
    await delay(100);
  }
  throw new Error(`it does not start ${readProblem()}`);
}

const toCamelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const isOfDays = (table: string) => table === 'day_facts';
const leavesField = (grouping: Grouping | null) => (grouping === 'year_month' ? 'leaves' : 'leavesBegun');

function askCounts(table: string): string {
  const counts = (grouping: Grouping | null) =>
    isOfDays(table) ? 'sum { micro } distinctCount { leaveId person }' : `sum { micro ${leavesField(grouping)} } distinctCount { person }`;
  const groups = GROUPINGS.map(
    (grouping) => `${grouping}: groupedAggregates(groupBy: [${grouping.toUpperCase()}]) { keys ${counts(grouping)} }`,
  );
  const name = toCamelCase(table);
  return `{ all: all${name[0]?.toUpperCase()}${name.slice(1)} { total: aggregates { ${counts(null)} } ${groups.join(' ')} } }`;
}

interface Aggregates {
  keys: string[];
  sum: Record<string, string>;
  distinctCount: Record<string, string>;
}

function toAnswer(table: string, { all }: { all: Record<Grouping, Aggregates[]> & { total: Aggregates } }): OverviewAnswer {
  const toCounts = ({ sum, distinctCount }: Aggregates, grouping: Grouping | null): Counts => [
    Number(sum.micro),
    Number(isOfDays(table) ? distinctCount.leaveId : sum[leavesField(grouping)]),
    Number(distinctCount.person),
  ];
  const groups = Object.fromEntries(
    GROUPINGS.map((grouping) => [grouping, new Map(all[grouping].map((row) => [Number(row.keys[0]), toCounts(row, grouping)]))]),
  ) as unknown as OverviewAnswer['groups'];
  return { groups, total: toCounts(all.total, null) };
}
