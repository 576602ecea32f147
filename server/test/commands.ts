import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { watchLine } from './watched-log';

const root = join(import.meta.dirname, '../..');

interface CommandResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface BuiltCommands {
  /** Where the commands are. */
  folder: string;
  /** Runs a command to its end, as `npm run` would. */
  run(command: string, ...options: string[]): CommandResult;
  /** The same on another database; an empty URL is the embedded one, in the folder of the commands. */
  runOn(url: string, command: string, ...options: string[]): CommandResult;
  remove(): Promise<void>;
}

/** Builds scripts/<name>.ts of each name into a folder of their own. @param databaseUrl what the commands find in DATABASE_URL. */
export async function buildCommands(names: readonly string[], databaseUrl: string): Promise<BuiltCommands> {
  const program = await mkdtemp(join(tmpdir(), 'leave-commands-'));
  await symlink(join(root, 'node_modules'), join(program, 'node_modules'));
  const input = Object.fromEntries(names.map((name) => [name, join(root, `scripts/${name}.ts`)]));
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: true, target: 'node20', outDir: program, emptyOutDir: false, rolldownOptions: { input } },
    ssr: { external: true },
  });
  const runOn: BuiltCommands['runOn'] = (url, command, ...options) => {
    const env = { PATH: process.env.PATH, DATABASE_URL: url };
    const parameters = [join(program, `${command}.js`), ...options];
    const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: program, encoding: 'utf8', env });
    watchLine(stderr);
    return { status, stdout, stderr };
  };
  return {
    folder: program,
    run: (command, ...options) => runOn(databaseUrl, command, ...options),
    runOn,
    remove: () => rm(program, { recursive: true, force: true }),
  };
}
