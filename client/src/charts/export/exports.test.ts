import { expect, test } from 'vitest';
import { CHART_COLORS } from '../options/palette';
import { HIDDEN } from '../options/table-model';
import { toCsv } from './csv';
import { fileName } from './file-name';
import { composePicture } from './picture';

const words = { hidden: 'hidden' };

test('a file has the exact figures, quoted where it must be, and no cell that a spreadsheet would run', () => {
  const csv = toCsv(
    {
      columns: [{ label: 'Department' }, { label: 'Days', format: () => 'rounded' }],
      rows: [
        { id: '1', cells: ['Sales, "North"', 10.125] },
        { id: '2', cells: ['=cmd()', null] },
        { id: '3', cells: ['Legal', HIDDEN] },
      ],
      total: ['Total', -0.5],
    },
    words,
  );
  expect(csv).toBe('\uFEFFDepartment,Days\r\n"Sales, ""North""",10.125\r\n\'=cmd(),\r\nLegal,hidden\r\nTotal,-0.5\r\n');
});

test.each(['=1+1', '+1', '-1', '@sum', '\tx', '＝1+1', '＋1', '－1', '＠sum'])('the text %j is no formula in a file', (text) => {
  const csv = toCsv({ columns: [{ label: 'Department' }], rows: [{ id: '1', cells: [text] }] }, words);
  expect(csv).toBe(`\uFEFFDepartment\r\n'${text}\r\n`);
});

test('a file is named by what it is, its filters and its data version; only the filters are ever cut', () => {
  expect(fileName('Leave days by month', ['Fiscal year: 2023/24', 'Status: Approved'], '17', 'csv')).toBe(
    'leave-days-by-month_fiscal-year-2023-24_status-approved_v17.csv',
  );
  expect(fileName('बिदा', ['a/b\\c:*?"<>|'], '1', 'png')).toBe('बिदा_a-b-c_v1.png');
  const long = fileName('Leave', ['x'.repeat(500)], '17', 'csv');
  expect(long.length).toBeLessThan(160);
  expect(long).toMatch(/_v17\.csv$/);
});

test('a picture holds the title, the filters, the whole legend, the names beside horizontal bars, and its version', () => {
  const { svg, width, height } = composePicture({
    title: 'Days <by> department',
    lines: ['Status: Approved'],
    legend: [
      { label: 'Annual', color: '#123456' },
      { label: 'Pending', color: '#654321', isHatched: true },
    ],
    footer: 'data version 17',
    chart: { svg: '<svg id="chart"/>', width: 600, height: 64 },
    rows: [
      { label: 'Engineering', value: '7.5' },
      { label: 'R&D', value: '3' },
    ],
    colors: CHART_COLORS.light,
  });
  for (const text of [
    'Days &lt;by&gt; department',
    'Status: Approved',
    'Annual',
    'Pending',
    'url(#hatch)',
    'Engineering',
    'R&amp;D',
    '7.5',
    'data version 17',
  ])
    expect(svg).toContain(text);
  expect(width).toBeGreaterThan(600);
  expect(height).toBeGreaterThan(64);
  // As narrow as a phone's chart, the legend takes a second line instead of being cropped.
  const tall = composePicture({
    title: 'T',
    lines: [],
    legend: Array.from({ length: 12 }, (_, index) => ({ label: `Leave type number ${index}`, color: '#123456' })),
    footer: '',
    chart: { svg: '', width: 300, height: 64 },
    colors: CHART_COLORS.dark,
  });
  expect(Math.max(...[...tall.svg.matchAll(/<rect x="(\d+)"/g)].map(([, x]) => Number(x)))).toBeLessThan(tall.width);
});
