import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { parseCsv } from '../../server/test/csv';

/** A CSV that a page gave: the name it suggests, and its lines of cells. */
export interface SavedCsv {
  name: string;
  headers: string[];
  lines: string[][];
}

/** What a press downloads, opened. */
export async function saveCsv(page: Page, press: () => Promise<void>): Promise<SavedCsv> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const [headers = [], ...lines] = parseCsv(readFileSync(await download.path(), 'utf8'));
  return { name: download.suggestedFilename(), headers, lines };
}

/** The figures of the chart with this title. */
export async function saveFigures(page: Page, title: string): Promise<SavedCsv> {
  const name = `Download ${title}`;
  await page.getByRole('button', { name, exact: true }).click();
  // The menu of the file before may still be on its way out.
  return saveCsv(page, () => page.getByRole('menu', { name, exact: true }).getByRole('menuitem', { name: 'Figures (CSV)' }).click());
}

/** One column by what the lines are called; the total, and lines with nothing in it, are left out. */
export function readColumn({ headers, lines }: SavedCsv, column: string): Record<string, number> {
  const at = headers.indexOf(column);
  if (at < 0) throw new Error(`There is no column ${column} among ${headers.join(', ')}`);
  return Object.fromEntries(
    lines.flatMap((cells) => {
      const figure = Number(cells[at]);
      return cells[0] === 'Total' || figure === 0 ? [] : [[cells[0], figure]];
    }),
  );
}
