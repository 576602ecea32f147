import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/** Builds the entry of the mart's worker threads from the sources as they are: threads load JavaScript, and tests run the real ones. */
export async function buildMartWorker(): Promise<{ file: string; remove(): Promise<void> }> {
  const root = join(import.meta.dirname, '../..');
  const outDir = join(root, 'dist', `test-${randomUUID().slice(0, 8)}`);
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { external: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      sourcemap: 'inline',
      minify: false,
      rolldownOptions: { input: { 'mart-worker': join(root, 'server/src/mart-worker.ts') } },
    },
  });
  return { file: join(outDir, 'mart-worker.js'), remove: () => rm(outDir, { recursive: true, force: true }) };
}
