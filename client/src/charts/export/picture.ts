import { hatchPattern } from '../options/hatch';
import type { ChartColors } from '../options/palette';

export interface LegendItem {
  label: string;
  color: string;
  isHatched?: boolean;
  /** The series that a click on the item hides; left out: none. */
  series?: string;
}
export interface PictureChart {
  /** The chart itself, as SVG text. */
  svg: string;
  width: number;
  height: number;
}
export interface Picture {
  title: string;
  /** Unit, filters: the text under the title. */
  lines: readonly string[];
  legend: readonly LegendItem[];
  /** Date and data version. */
  footer: string;
  chart: PictureChart;
  /** Of horizontal bars: the name and the figure of each, which the page shows beside the chart. */
  rows?: readonly { label: string; value: string }[];
  colors: ChartColors;
}

const PAD = 24;
const FONT = 'system-ui, -apple-system, &quot;Segoe UI&quot;, Roboto, &quot;Noto Sans&quot;, &quot;Noto Sans Devanagari&quot;, sans-serif';
/** Upper estimate of a letter's width relative to the font size: text is laid out without measuring. */
const LETTER = 0.56;

/** Composes the exported picture: title, filters, legend and footer around the chart, as SVG text. */
export function composePicture({ title, lines, legend, footer, chart, rows = [], colors }: Picture): {
  svg: string;
  width: number;
  height: number;
} {
  const labels = rows.length === 0 ? 0 : Math.min(320, Math.max(...rows.map(({ label }) => textWidth(label, 13)))) + 14;
  const values = rows.length === 0 ? 0 : Math.max(...rows.map(({ value }) => textWidth(value, 13))) + 14;
  const width = Math.max(480, chart.width + labels + values + 2 * PAD);
  const parts: string[] = [];
  let y = PAD;
  const write = (text: string, size: number, color: string, weight = 400) => {
    for (const line of wrap(text, (width - 2 * PAD) / (size * LETTER))) {
      y += size * 1.3;
      parts.push(textAt(PAD, y - size * 0.3, line, size, color, weight));
    }
  };
  write(title, 18, colors.ink, 650);
  for (const line of lines) write(line, 12, colors.muted);
  y += 10;

  let x = PAD;
  for (const { label, color, isHatched } of legend) {
    const advance = textWidth(label, 12) + 34;
    if (x > PAD && x + advance > width - PAD) {
      x = PAD;
      y += 20;
    }
    parts.push(`<rect x="${x}" y="${y}" width="11" height="11" rx="3" fill="${color}"/>`);
    if (isHatched) parts.push(`<rect x="${x}" y="${y}" width="11" height="11" rx="3" fill="url(#hatch)"/>`);
    parts.push(textAt(x + 17, y + 10, label, 12, colors.ink));
    x += advance;
  }
  if (legend.length > 0) y += 26;

  const rowHeight = rows.length === 0 ? 0 : chart.height / rows.length;
  for (const [index, { label, value }] of rows.entries()) {
    const middle = y + rowHeight * (index + 0.5) + 4.5;
    parts.push(textAt(PAD, middle, clip(label, labels / (13 * LETTER)), 13, colors.ink));
    parts.push(`<g text-anchor="end">${textAt(width - PAD, middle, value, 13, colors.ink, 550)}</g>`);
  }
  parts.push(`<svg x="${PAD + labels}" y="${y}" width="${chart.width}" height="${chart.height}">${chart.svg}</svg>`);
  y += chart.height + 8;
  write(footer, 11, colors.muted);
  const height = Math.ceil(y + PAD - 6);
  const frame = `<rect width="100%" height="100%" fill="${colors.surface}"/><defs>${hatchPattern(colors)}</defs>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">${frame}${parts.join('')}</svg>`;
  return { svg, width, height };
}

const textWidth = (text: string, size: number): number => Math.ceil(text.length * size * LETTER);
const clip = (text: string, letters: number): string =>
  text.length <= letters + 1 ? text : `${text.slice(0, Math.max(1, Math.floor(letters) - 1))}…`;
const textAt = (x: number, y: number, text: string, size: number, color: string, weight = 400): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}">${escapeXml(text)}</text>`;
const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Lines of at most so many letters, broken between words. */
function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
