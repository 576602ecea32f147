import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { parseCsv } from './csv';

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
  await page.getByRole('button', { name: `Download ${title}`, exact: true }).click();
  return saveCsv(page, () => page.getByRole('menuitem', { name: 'Figures (CSV)' }).click());
}
