import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const MOST_BYTES = 260_000;
const built = join(import.meta.dirname, '../dist/client');

test('a browser loads at most 260 kB of script before the chart library, gzipped', () => {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path = '']) => readFileSync(join(built, path)));
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.some((script) => script.includes('apexcharts-canvas'))).toBe(false);
  expect(scripts.reduce((sum, script) => sum + gzipSync(script).length, 0)).toBeLessThanOrEqual(MOST_BYTES);
});
