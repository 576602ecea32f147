import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { readAbout, readWorkbook } from '../../../../test/xlsx';
import { createWallClock } from '../../../domain/local-date';
import type { CellValue, Table } from './columns';
import { MAX_CELL_UNITS, writeSheet } from './sheet-xml';
import { writeXlsx } from './write-xlsx';

const ZONE = 'Asia/Kathmandu';
const ABOUT = [['Data version', '7'] as const];
function tableOf(lines: CellValue[][], dates: boolean[] = []): Table {
  async function* pages() {
    yield lines;
  }
  return { headers: (lines[0] ?? []).map((_, at) => `column${at}`), dates, pages: pages() };
}
async function write(table: Table, sourceTimeZone = ZONE): Promise<unknown[][]> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeXlsx(out, table, { sheetName: 'leaves', sourceTimeZone, about: ABOUT })]);
  return (await readWorkbook(bytes)).slice(1);
}

test('a second sheet says what the file is of', async () => {
  const out = new PassThrough();
  const about = [...ABOUT, ['Data is complete', true] as const, ['Age of the data in seconds', null] as const];
  const written = writeXlsx(out, tableOf([['a']]), { sheetName: 'leaves', sourceTimeZone: ZONE, about });
  const [bytes] = await Promise.all([buffer(out), written]);
  expect(await readAbout(bytes)).toMatchObject({ 'Data version': '7', 'Data is complete': true });
  expect(await readWorkbook(bytes)).toEqual([['column0'], ['a']]);
});

test.each([
  ['a\uffffb', 'a\ufffdb'],
  ['a\ufffeb', 'a\ufffdb'],
  ['a\u000bb', 'a\ufffdb'],
  ['_x000D_', '_x000D_'],
  ['_x0041_x0042_', '_x0041_x0042_'],
  ['tab\tand é', 'tab\tand é'],
  ['a\ud83d\ude00b', 'a\ud83d\ude00b'],
  [' blanks around ', ' blanks around '],
  ['one\r\ntwo\rthree\nfour', 'one\r\ntwo\rthree\nfour'],
  ['</t><script>&amp;"', '</t><script>&amp;"'],
  ['=HYPERLINK("http://example.com")', '=HYPERLINK("http://example.com")'],
  ['', ''],
])('the text %j comes back as %j', async (text, read) => {
  expect(await write(tableOf([[text, 1]]))).toEqual([[read, 1]]);
});

test('no character that XML forbids is written, and no formula', async () => {
  const every = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('');
  let xml = '';
  for await (const part of writeSheet(tableOf([[every, '=1+1']]), createWallClock(ZONE))) xml += part;
  expect(xml.isWellFormed()).toBe(true);
  const allowed = (unit: number) => unit === 9 || unit === 10 || unit === 13 || (unit >= 32 && unit <= 0xfffd);
  expect([...xml].filter((letter) => !allowed(letter.codePointAt(0) ?? 0) && letter.length === 1)).toEqual([]);
  expect(xml).not.toContain('<f>');
});

test('a text that is too long for a cell is cut between letters, and says so', async () => {
  const letters = 'a'.repeat(40_000);
  const pairs = `a${'😀'.repeat(17_000)}`;
  const exact = 'b'.repeat(MAX_CELL_UNITS);
  const cells = (await write(tableOf([[letters], [pairs], [exact]]))).map(([cell]) => String(cell));
  for (const cell of cells.slice(0, 2)) {
    expect(cell.length).toBeLessThanOrEqual(MAX_CELL_UNITS);
    expect(cell.length).toBeGreaterThan(MAX_CELL_UNITS - 100);
    expect(cell).toMatch(/cut: a cell holds 32767 characters/);
    expect(cell.isWellFormed()).toBe(true);
  }
  expect(cells[2]).toBe(exact);
});

test('instants are written as the clock of the source shows them, dates as dates, numbers and truth as they are', async () => {
  const line = [new Date('2024-04-13T18:20:00Z'), '2024-04-14', '2024-04-14', -2.5, 0.1, true, null, 7];
  const dates = [false, true, false];
  expect(await write(tableOf([line], dates))).toEqual([
    [new Date('2024-04-14T00:05:00Z'), new Date('2024-04-14T00:00:00Z'), '2024-04-14', -2.5, 0.1, true, null, 7],
  ]);
  // 2:30 was there twice on this night.
  const twice = [
    [new Date('2024-10-27T00:30:00Z'), 1],
    [new Date('2024-10-27T01:30:00Z'), 1],
  ];
  const shown = new Date('2024-10-27T02:30:00Z');
  expect(await write(tableOf(twice), 'Europe/Paris')).toEqual([
    [shown, 1],
    [shown, 1],
  ]);
});

test('a date before Excel can count, and what is no date, stay text', async () => {
  expect(await write(tableOf([['1899-12-31', '1900-02-28', '1900-03-01', '9999-12-31', '2023-02-29', '']], Array(6).fill(true)))).toEqual([
    ['1899-12-31', '1900-02-28', new Date('1900-03-01T00:00:00Z'), new Date('9999-12-31T00:00:00Z'), '2023-02-29', ''],
  ]);
});

test('columns beyond Z have their letters', async () => {
  const wide = Array.from({ length: 60 }, (_, at) => at);
  expect(await write(tableOf([wide]))).toEqual([wide]);
});

test('a reader that goes away ends the reading of pages', async () => {
  let ended = false;
  async function* pages(): AsyncGenerator<CellValue[][]> {
    try {
      for (;;) yield Array.from({ length: 1_000 }, (_, at) => [`${Math.random()} ${at}`]);
    } finally {
      ended = true;
    }
  }
  const out = new PassThrough();
  const written = writeXlsx(out, { headers: ['a'], dates: [], pages: pages() }, { sheetName: 'x', sourceTimeZone: ZONE, about: ABOUT });
  let bytes = 0;
  out.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > 100_000) out.destroy();
  });
  await expect(written).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
  await expect.poll(() => ended).toBe(true);
});

test('a page that fails breaks the file off with its error', async () => {
  // biome-ignore lint/correctness/useYield: it fails before its first page
  async function* pages(): AsyncGenerator<CellValue[][]> {
    throw new Error('the database went away');
  }
  const out = new PassThrough().resume();
  out.on('error', () => undefined);
  const written = writeXlsx(out, { headers: ['a'], dates: [], pages: pages() }, { sheetName: 'x', sourceTimeZone: ZONE, about: ABOUT });
  await expect(written).rejects.toThrow('the database went away');
});
