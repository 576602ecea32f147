import { parseLocalDate, type WallClock } from '../../../domain/local-date';
import type { CellValue, Table } from './columns';
import { SHEET_BEGIN, STYLE } from './workbook-parts';

/** Excel opens no file with a longer text in a cell. */
export const MAX_CELL_UNITS = 32_767;
const CUT = ` … [cut: a cell holds ${MAX_CELL_UNITS} characters, the CSV holds all]`;
const MILLISECONDS_PER_DAY = 86_400_000;
/** Excel counts days from here, so that 1970-01-01 is 25569. It treats 1900 as a leap year, so dates are right from 1900-03-01 on. */
const SERIAL_OF_1970 = 25_569;
const FIRST_SERIAL = 61;
const MIN_WIDTH = 12;

/**
 * The XML of a sheet, page by page: a bold line of headers that stays in view and filters, then the lines. Texts are written into their
 * cells, so none is a formula and nothing is collected until the end.
 * @param readClock the date and time that a clock on the wall of the source shows at an instant.
 */
export async function* writeSheet({ headers, dates, pages }: Table, readClock: (instant: Date) => WallClock): AsyncGenerator<string> {
  const letters = headers.map((_, at) => nameColumn(at));
  let row = 1;
  yield `${SHEET_BEGIN}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const widths = headers.map(
    (header, at) => `<col min="${at + 1}" max="${at + 1}" width="${Math.max(MIN_WIDTH, header.length + 2)}" customWidth="1"/>`,
  );
  yield `<cols>${widths.join('')}</cols><sheetData><row r="1">${headers.map((header, at) => writeText(`${letters[at]}1`, header, STYLE.header)).join('')}</row>`;
  for await (const lines of pages) {
    let xml = '';
    for (const line of lines) {
      row++;
      xml += `<row r="${row}">`;
      for (const [at, value] of line.entries()) xml += writeCell(`${letters[at]}${row}`, value, dates[at] === true, readClock);
      xml += '</row>';
    }
    yield xml;
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${row}"/></worksheet>`;
}

function writeCell(place: string, value: CellValue, isDate: boolean, readClock: (instant: Date) => WallClock): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : '';
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'string') return (isDate && writeSerial(place, parseLocalDate(value), STYLE.date)) || writeText(place, value);
  const { date, milliseconds } = readClock(value);
  const day = parseLocalDate(date);
  return (
    writeSerial(place, day === null ? null : day + milliseconds / MILLISECONDS_PER_DAY, STYLE.instant) ||
    writeText(place, value.toISOString())
  );
}

/** Nothing for a date that Excel has no number for. */
function writeSerial(place: string, days: number | null, style: number): string {
  const serial = days === null ? 0 : days + SERIAL_OF_1970;
  return serial < FIRST_SERIAL ? '' : `<c r="${place}" s="${style}"><v>${serial}</v></c>`;
}

function writeText(place: string, text: string, style?: number): string {
  return `<c r="${place}"${style === undefined ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${escapeText(cutText(text))}</t></is></c>`;
}

function cutText(text: string): string {
  if (text.length <= MAX_CELL_UNITS) return text;
  const kept = text.slice(0, MAX_CELL_UNITS - CUT.length);
  // Not through a surrogate pair.
  return (kept.isWellFormed() ? kept : kept.slice(0, -1)) + CUT;
}

// What XML 1.0 has no way to write.
const FORBIDDEN = /[^\t\n\r -\ufffd]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escapeText(text: string): string {
  // Excel reads _x0041_ as the letter A: the underscore that begins it is written as a code of that kind itself.
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>\r]/g, (unit) => ENTITIES[unit] ?? unit);
}

/** A, B, …, Z, AA, … */
function nameColumn(at: number): string {
  return (at >= 26 ? nameColumn(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
}
