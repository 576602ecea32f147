import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const playground = here('./playground/index.html');

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: here('../dist/client'),
    emptyOutDir: true,
    rolldownOptions: {
      input: { dashboard: here('./index.html'), ...(existsSync(playground) ? { playground } : {}) },
    },
    // ApexCharts and GraphiQL are known to be large; both are loaded only where they are shown.
    chunkSizeWarningLimit: 700,
  },
});
