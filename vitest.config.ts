import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Vite would load graphql's ES modules beside the CommonJS ones that type-graphql loads: two graphqls, "another module or realm".
const oneGraphql = { find: /^graphql$/, replacement: join(import.meta.dirname, 'node_modules/graphql/index.js') };
const everywhere = ['**/node_modules/**', '**/dist/**', '.data/**'];
const server = ['server', 'scripts'];
/** Looks at what all tests log, and at leaked listeners. */
const watched = ['server/test/watch-run.ts'];
const test = (suffix: string, folders = server) => folders.map((folder) => `${folder}/**/*${suffix}`);

export default defineConfig({
  test: {
    globalSetup: [],
    // Vitest keeps one core back for itself, which is half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'unit',
          setupFiles: watched,
          include: test('.test.ts', ['server', 'scripts', 'client']),
          exclude: [...everywhere, '**/*.db.test.ts', '**/*.browser.test.ts'],
          // Loading the server again for each file takes a third of the time. No module of it keeps anything of a test.
          isolate: false,
        },
      },
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'db',
          setupFiles: watched,
          include: test('.db.test.ts'),
          exclude: everywhere,
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          isolate: false,
        },
      },
      {
        resolve: { alias: [oneGraphql] },
        plugins: [react()],
        test: {
          name: 'client',
          include: ['client/**/*.test.tsx'],
          environment: 'happy-dom',
          exclude: everywhere,
        },
      },
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'browser',
          setupFiles: watched,
          include: test('.browser.test.ts', ['server', 'client']),
          exclude: everywhere,
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
