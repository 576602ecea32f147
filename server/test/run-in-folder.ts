import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Runs a script in a folder that has only these files.
 * @param texts path to content
 * @param path the folders in which the script finds programs; by default those of this process
 */
export function runInFolder(
  script: string,
  texts: Record<string, string>,
  path = process.env.PATH,
): { status: number | null; stdout: string } {
  const folder = mkdtempSync(join(tmpdir(), 'leave-check-'));
  try {
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { status, stdout } = spawnSync(process.execPath, [script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
    });
    return { status, stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
