import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('../dist/client');

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react()],
  environments: {
    client: {
      build: {
        outDir,
        emptyOutDir: true,
        rolldownOptions: {
          input: { dashboard: here('./index.html') },
          output: {
            // Left alone, everything that two pages share becomes a file of its own, and a page has to ask for dozens of them. Each of these
            // two is whole: parts of them would import each other in a circle, and then one of them runs too early.
            codeSplitting: {
              groups: [
                { name: 'first', tags: ['$initial'] },
                { name: 'shared', minShareCount: 2 },
              ],
            },
          },
        },
      },
    },
    // Built apart, so that the files of the dashboard are cut by its own pages alone.
    playground: {
      consumer: 'client',
      build: { outDir, emptyOutDir: false, rolldownOptions: { input: { playground: here('./playground/index.html') } } },
    },
  },
  // With it, one build makes them all, in this order.
  builder: {},
  build: {
    // ApexCharts and GraphiQL are known to be large; both are loaded only where they are shown.
    chunkSizeWarningLimit: 700,
  },
});
