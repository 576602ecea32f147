import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const MAX_BYTES = { br: 225_000, gz: 260_000 };
const built = join(import.meta.dirname, '../dist/client');

test.each(['br', 'gz'] as const)('a browser that takes .%s loads little script before the chart library', (encoding) => {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path = '']) => join(built, path));
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.some((path) => readFileSync(path, 'utf8').includes('apexcharts-canvas'))).toBe(false);
  // A file below 1 kB goes as it is.
  const sent = scripts.map((path) => (statSync(path).size < 1024 ? path : `${path}.${encoding}`));
  expect(sent.reduce((sum, path) => sum + statSync(path).size, 0)).toBeLessThanOrEqual(MAX_BYTES[encoding]);
});

test('every script and style has its compressed forms, and each is what it was compressed from', () => {
  const folder = join(built, 'assets');
  const files = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name) && statSync(join(folder, name)).size >= 1024);
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) {
    const path = join(folder, name);
    expect(brotliDecompressSync(readFileSync(`${path}.br`)).equals(readFileSync(path)), name).toBe(true);
    expect(gunzipSync(readFileSync(`${path}.gz`)).equals(readFileSync(path)), name).toBe(true);
  }
});

test('no built script is in an import cycle: one of them would run before its dependency', () => {
  const folder = join(built, 'assets');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js') && !name.includes('worker'));
  const imports = new Map(
    scripts.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [name, [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, other = '']) => other)] as const;
    }),
  );
  expect([...imports.values()].flat().length).toBeGreaterThan(10);
  const findCycle = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return [...path, name];
    for (const other of imports.get(name) ?? []) {
      const cycle = findCycle(other, [...path, name]);
      if (cycle) return cycle;
    }
    return undefined;
  };
  for (const name of scripts) expect(findCycle(name, [])).toBeUndefined();
});
