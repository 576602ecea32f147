import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
const scripts = join(root, 'scripts');
const entries = readdirSync(scripts).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

/** Every command of scripts/ and the mart's worker threads, each as one entry of dist/server; packages stay in node_modules. */
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
      },
    },
  },
  ssr: { external: true },
});
