import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { parseCsv } from '../../../../test/csv';
import type { CellValue } from './columns';
import { writeCsv } from './write-csv';

async function write(lines: CellValue[][], bom = false): Promise<string> {
  const out = new PassThrough();
  const [written] = await Promise.all([text(out), writeCsv(out, { headers: ['a', 'b'], dates: [], pages: pagesOf(lines) }, bom)]);
  return written;
}
async function* pagesOf(lines: CellValue[][]) {
  yield lines;
}

const TEXTS = [
  'one; two',
  'said "yes"',
  'line one\r\nline two',
  'line one\nline two',
  'line one\rline two',
  '\n',
  'ends\r',
  '"',
  ' blanks around ',
  'a,b',
  'a\u2028b',
  'NUL\u000bVT',
  '',
];
test('any text comes back out of a reader that goes by RFC 4180', async () => {
  const written = await write(TEXTS.map((value) => [value, 'x']));
  expect(parseCsv(written)).toEqual([['a', 'b'], ...TEXTS.map((value) => [value, 'x'])]);
  // A reader that takes any of the three for the end of a line is not misled either.
  expect(written.replace(/"(?:[^"]|"")*"/g, '').match(/\r(?!\n)|(?<!\r)\n/)).toBeNull();
});

test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠here'])('the text %j is no formula', async (value) => {
  expect(parseCsv(await write([[value, -2.5]]))[1]).toEqual([`'${value}`, '-2.5']);
});

test('numbers, instants, truth and what is missing have one spelling', async () => {
  expect(
    await write([
      [0.1, new Date('2024-04-13T18:20:00Z')],
      [true, null],
    ]),
  ).toBe('a,b\r\n0.1,2024-04-13T18:20:00.000Z\r\ntrue,\r\n');
});
