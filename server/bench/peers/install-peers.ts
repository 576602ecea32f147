import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** Where peers are installed: not among the packages of the product. */
const FOLDER = resolve('.data/bench-peers');
/** PostGraphile 5 needs Node 22 or newer; `node` brings one. */
export const PEER_PACKAGES = {
  duckdb: { '@duckdb/node-api': '1.5.6-r.1' },
  postgraphile: { '@graphile/pg-aggregates': '0.2.0-rc.2', node: '24.21.0', pg: '8.23.1', postgraphile: '5.1.5' },
} as const;

export type PeerName = keyof typeof PEER_PACKAGES;

export interface InstalledPeer {
  folder: string;
  require: NodeJS.Require;
}

/**
 * Installs a peer into a folder of its own; a second run finds it there.
 * @throws with one line where npm cannot install it.
 */
export async function installPeer(name: PeerName): Promise<InstalledPeer> {
  const folder = join(FOLDER, name);
  const wanted = JSON.stringify({ private: true, dependencies: PEER_PACKAGES[name] });
  const installed: InstalledPeer = { folder, require: createRequire(join(folder, 'package.json')) };
  const stamp = join(folder, 'installed.json');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return installed;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), wanted);
  const child = spawn(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  let problem = '';
  child.stderr?.on('data', (text) => (problem += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(problem.trim().split('\n')[0] ?? `npm ended with ${code}`);
  await writeFile(stamp, wanted);
  return installed;
}
