import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('../dist/client');

/** A shorter file fits into one packet as it is. */
const COMPRESSED_FROM_BYTES = 1024;
/** 11 makes the dashboard 8 % smaller than 9, for every first visit. For the playground's editor it would take 17 s more. */
const BROTLI_QUALITY: Readonly<Record<string, number>> = { client: 11, playground: 9 };

/** Writes a .br and a .gz beside each text file that is built; the server sends them as they are. */
function compressFiles(): Plugin {
  const compressed = { br: promisify(brotliCompress), gz: promisify(gzip) };
  return {
    name: 'compress-files',
    apply: (_config, { mode }) => mode === 'production',
    async writeBundle(_options, bundle) {
      const quality = BROTLI_QUALITY[this.environment.name] ?? 9;
      const files = Object.values(bundle).flatMap((file) => {
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        const isWorthIt = bytes.length >= COMPRESSED_FROM_BYTES && /\.(js|css|svg|json|html)$/.test(file.fileName);
        return isWorthIt ? [{ path: join(outDir, file.fileName), bytes }] : [];
      });
      await Promise.all(
        files.flatMap(({ path, bytes }) => [
          compressed.br(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).then((small) => writeFile(`${path}.br`, small)),
          compressed.gz(bytes, { level: 9 }).then((small) => writeFile(`${path}.gz`, small)),
        ]),
      );
    },
  };
}

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), compressFiles()],
  environments: {
    client: {
      build: {
        outDir,
        emptyOutDir: true,
        rolldownOptions: {
          input: { dashboard: here('./index.html') },
          output: {
            // By default, everything that two pages share becomes a file of its own, and a page has to ask for dozens of them. Each of
            // these two is whole: parts of them would form an import cycle, and one would run too early.
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
    // Built apart, so that the files of the dashboard are cut only by its own pages.
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
