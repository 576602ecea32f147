import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { findFreePort } from '../src/db/embedded-cluster';
import { createStandby, type DatabaseNode, openDatabaseNode } from './database-node';
import { startHaproxy } from './haproxy';
import { openRoleEndpoint } from './role-endpoint';

/** A primary with a streaming standby, servers and haproxy in front of both, all on this machine. */
export interface Cluster {
  /** Where browsers come in. */
  origin: string;
  /** Process ids of the servers. */
  serverPids: readonly number[];
  /** Of the application's database on either node, past haproxy. */
  databaseUrls(): { primary: string; standby: string };
  /** Kills the primary, promotes the standby, and makes the old primary its standby. @returns the name of the new primary. */
  failOver(): Promise<string>;
  stop(): Promise<void>;
}

interface Options {
  folder: string;
  /** Of haproxy. 0: a free one. */
  port: number;
  servers: number;
  /** The built server, and the folder that it runs in. */
  program: { file: string; folder: string };
  /** What every server gets beside what the cluster decides. */
  env: Record<string, string | undefined>;
  say: (text: string) => void;
}

const DATABASE = 'leave_analytics';
type NodeName = 'a' | 'b';
const otherOf = (name: NodeName): NodeName => (name === 'a' ? 'b' : 'a');

export async function startCluster({ folder, port, servers: count, program, env, say }: Options): Promise<Cluster> {
  await mkdir(folder, { recursive: true });
  const home = (name: NodeName) => join(resolve(folder), name);
  const roleFile = join(folder, 'primary');
  let primaryName: NodeName = (await readFile(roleFile, 'utf8').catch(() => 'a')) === 'b' ? 'b' : 'a';
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).toReversed()) await close().catch((error: unknown) => say(`Stopping: ${error}`));
  };
  try {
    const primary = await openDatabaseNode(home(primaryName));
    const nodes = new Map<NodeName, DatabaseNode>([[primaryName, primary]]);
    closers.push(() => Promise.all([...nodes.values()].map((node) => node.stop())));
    await primary.start();
    await createDatabase(primary);
    say(`Primary ${primaryName} on port ${primary.port}`);
    await addStandby();

    const names: readonly NodeName[] = ['a', 'b'];
    const nodeOf = (name: NodeName) => nodes.get(name) as DatabaseNode;
    const rolePorts: number[] = [];
    for (const name of names) {
      const endpoint = await openRoleEndpoint(() => nodeOf(name));
      closers.push(endpoint.close);
      rolePorts.push(endpoint.port);
    }
    const ports = { web: port || (await findFreePort()), database: await findFreePort() };
    const serverPorts: number[] = [];
    for (let at = 0; at < count; at++) serverPorts.push(await findFreePort());
    const haproxy = await startHaproxy(folder, {
      ...ports,
      servers: serverPorts,
      nodes: names.map((name, at) => ({ port: nodeOf(name).port, rolePort: rolePorts[at] as number })),
    });
    closers.push(haproxy.stop);

    const origin = `http://127.0.0.1:${ports.web}`;
    const databaseUrl = new URL(primary.urlOf(DATABASE));
    databaseUrl.port = String(ports.database);
    const children = serverPorts.map((serverPort) =>
      spawn(process.execPath, [program.file], {
        cwd: program.folder,
        env: {
          ...env,
          DATABASE_URL: databaseUrl.href,
          HOST: '127.0.0.1',
          PORT: String(serverPort),
          PUBLIC_URL: origin,
          TRUSTED_PROXIES: '127.0.0.1',
        },
        stdio: ['ignore', 'inherit', 'inherit'],
      }),
    );
    closers.push(() => Promise.all(children.map(endChild)));

    return {
      origin,
      serverPids: children.map(({ pid }) => pid ?? 0),
      databaseUrls: () => ({
        primary: nodeOf(primaryName).urlOf(DATABASE),
        standby: nodeOf(otherOf(primaryName)).urlOf(DATABASE),
      }),
      async failOver() {
        const [old, next] = [primaryName, otherOf(primaryName)];
        nodeOf(old).kill();
        await nodeOf(next).promote();
        primaryName = next;
        await writeFile(roleFile, next);
        await addStandby();
        return next;
      },
      stop,
    };

    async function addStandby(): Promise<void> {
      const name = otherOf(primaryName);
      const before = nodes.get(name);
      const standby = await createStandby(home(name), nodes.get(primaryName) as DatabaseNode, {}, before?.port);
      nodes.set(name, standby);
      await standby.start();
      say(`Standby ${name} on port ${standby.port}, streaming from ${primaryName}`);
    }
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createDatabase(primary: DatabaseNode): Promise<void> {
  const client = new Client({ connectionString: primary.urlOf('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
