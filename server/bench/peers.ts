import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/db/embedded-postgres';
import { createLogger } from '../src/logger';
import { readNewestState } from '../src/mart/load/read-state';
import { connect } from '../src/mart/threads/connect';
import { startBenchServer } from './bench-server';
import { startDuckDb } from './peers/duckdb';
import { createOurPeer } from './peers/our-overview';
import { findDifference, type Peer } from './peers/overview';
import { writePeerTables } from './peers/peer-tables';
import { startPostGraphile } from './peers/postgraphile';
import { median, round } from './percentile';

const WARM_UP = 5;
const ROUNDS = 9;

/**
 * Prints how long the Overview takes beside peers over the same data, in turns, and whether all answers are equal. Peers are installed into
 * a folder of their own; one that cannot be installed is named in one line.
 */
export async function benchPeers(records: number): Promise<void> {
  const server = await startBenchServer({ records, moment: new Date() });
  const folder = await mkdtemp(join(tmpdir(), 'leave-peers-'));
  const postgres = await startEmbeddedPostgres({ dataDir: server.dataDir, logger: createLogger('error') });
  const peers: Peer[] = [];
  try {
    const client = await connect(postgres.url);
    const newest = await readNewestState(client, 'Asia/Kathmandu', null);
    await client.end();
    if (!newest) throw new Error('There is no data.');
    const tables = await writePeerTables(newest.state, folder);
    peers.push(...(await orSay('DuckDB', () => startDuckDb(tables))));
    peers.push(...(await orSay('PostGraphile', () => startPostGraphile(tables, postgres.url))));
    const ours = createOurPeer(server, await server.mint('ADMIN'), newest.state);

    const taken = new Map<string, number[]>();
    const note = (name: string, milliseconds: number) => taken.set(name, [...(taken.get(name) ?? []), milliseconds]);
    const inServer = 'this product, in the server';
    const different = new Map<string, string>();
    for (let turn = -WARM_UP; turn < ROUNDS; turn++) {
      const own = await ours.ask();
      if (turn >= 0) {
        note(inServer, ours.inServer());
        note(ours.name, own.milliseconds);
      }
      for (const peer of peers) {
        const { milliseconds, answer } = await peer.ask();
        if (turn >= 0) note(peer.name, milliseconds);
        const difference = findDifference(own.answer(), answer());
        if (difference !== null) different.set(peer.name, difference);
      }
    }
    console.log(
      `\nThe Overview's four groupings with their total, ${records} records, medians of ${ROUNDS} turns after ${WARM_UP} to warm up`,
    );
    const own = { http: median(taken.get(ours.name) ?? []), inServer: median(taken.get(inServer) ?? []) };
    console.table(
      Object.fromEntries(
        [...taken].map(([name, times]) => [
          name,
          {
            'median, ms': round(median(times)),
            'least, ms': round(Math.min(...times)),
            '× ours, in the server': round(median(times) / own.inServer),
            '× ours, over HTTP': round(median(times) / own.http),
            answer: different.get(name) ?? 'equal',
          },
        ]),
      ),
    );
    if (different.size > 0) process.exitCode = 1;
  } finally {
    for (const peer of peers) await peer.stop();
    await postgres.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function orSay(name: string, start: () => Promise<Peer[]>): Promise<Peer[]> {
  try {
    return await start();
  } catch (error) {
    console.log(`${name} is left out: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}
