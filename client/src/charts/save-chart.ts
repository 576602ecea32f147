import { chartWords } from '../words/charts';
import { toCsv } from './csv';
import { downloadPng, downloadText, readChart } from './download';
import { composePicture, type Picture } from './picture';
import type { TableModel } from './table-model';

/** Saves a chart as a picture with everything around it, or its exact figures. */
export async function saveChart(
  kind: 'png' | 'svg' | 'csv',
  name: string,
  figures: TableModel,
  root: HTMLElement | null,
  around: Omit<Picture, 'chart'>,
): Promise<void> {
  if (kind === 'csv') return downloadText(toCsv(figures, { hidden: chartWords.hiddenInFile }), 'text/csv', name);
  const chart = root && readChart(root);
  if (!chart) return;
  const picture = composePicture({ ...around, chart });
  if (kind === 'svg') downloadText(picture.svg, 'image/svg+xml', name);
  else await downloadPng(picture, name);
}
