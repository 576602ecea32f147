import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyTimeout, readPropertyRuns } from '../../test/property-runs';
import { scanJson } from './scan-json';

const RUNS = readPropertyRuns(500);
const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test(
  'what JSON.parse takes has no fault, what it does not take has one, and every value is found',
  () => {
    const change = fc.record({
      at: fc.nat(),
      cut: fc.nat(3),
      put: fc.constantFrom('', ',', '"', '}', ']', ':', '1', '-', 'tru', '\\', '\n', 'x'),
    });
    fc.assert(
      fc.property(fc.json(), fc.option(change), fc.boolean(), (json, edit, isWide) => {
        const whole = isWide ? JSON.stringify(JSON.parse(json), null, 2) : json;
        const from = edit ? edit.at % (whole.length + 1) : 0;
        const text = edit ? whole.slice(0, from) + edit.put + whole.slice(from + edit.cut) : whole;
        const paths: (string | number)[][] = [];
        const fault = scanJson(text, (path) => void paths.push([...path]));
        expect(fault === null).toBe(isJson(text));
        // A key of digits is put first by JSON.parse, and of two equal ones the last holds.
        if (fault === null) expect(new Set(paths.map(write))).toEqual(new Set(pathsOf(JSON.parse(text)).map(write)));
      }),
      { numRuns: RUNS },
    );
  },
  propertyTimeout(RUNS),
);

const write = (path: (string | number)[]) => JSON.stringify(path);

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  const inner = Array.isArray(value) ? [...value.entries()] : typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, own]) => pathsOf(own, [...path, key]))];
}

test('a fault has its line and column, regardless of how lines end', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['[', '  {"empId": "131"},', '  {"empId": "132",}', ']'].join(end);
    expect(scanJson(text)).toEqual({ line: 3, column: 19 });
  }
});

test('JSON that is nested deeper than a program can follow has a fault', () => {
  expect(scanJson('['.repeat(400_000) + ']'.repeat(400_000))).toEqual({ line: 1, column: 1 });
});
