import { readdirSync, readFileSync } from 'node:fs';
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

test('no script imports another in a circle, for then one of them runs before what it needs', () => {
  const folder = join(built, 'assets');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js') && !name.includes('worker'));
  const imports = new Map(
    scripts.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [name, [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, other = '']) => other)] as const;
    }),
  );
  expect([...imports.values()].flat().length).toBeGreaterThan(10);
  const findCircle = (name: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(name)) return [...path, name];
    for (const other of imports.get(name) ?? []) {
      const circle = findCircle(other, [...path, name]);
      if (circle) return circle;
    }
    return undefined;
  };
  for (const name of scripts) expect(findCircle(name, [])).toBeUndefined();
});
