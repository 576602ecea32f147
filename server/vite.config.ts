import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
const scripts = join(root, 'scripts');
const entries = readdirSync(scripts).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

/** Every command of scripts/ and the worker threads of mart and simulator, one entry of dist/server each; packages stay in node_modules. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: join(root, 'dist/server'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(entries.map((file) => [basename(file, '.ts'), join(scripts, file)])),
        'mart-worker': join(root, 'server/src/mart-worker.ts'),
        'simulator-thread': join(root, 'server/test/simulator/thread.ts'),
      },
    },
  },
  ssr: { external: true },
});
