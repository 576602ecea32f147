import type { TableModel } from '../options/table-model';
import { chartWords } from '../words';
import { toCsv } from './csv';
import { downloadPng, downloadText, readChart } from './download';
import { composePicture, type Picture, type PictureChart } from './picture';

const MAX_FRAMES = 120;

/** The chart, which may have come into view a moment ago and wait for its turn to be drawn. */
async function readDrawnChart(root: HTMLElement): Promise<PictureChart | null> {
  for (let frame = 0; frame < MAX_FRAMES; frame++) {
    const chart = readChart(root);
    if (chart) return chart;
    await new Promise(requestAnimationFrame);
  }
  return null;
}

/** Saves a chart as a picture with everything around it, or its exact figures. */
export async function saveChart(
  kind: 'png' | 'svg' | 'csv',
  name: string,
  figures: TableModel,
  root: HTMLElement | null,
  around: Omit<Picture, 'chart'>,
): Promise<void> {
  if (kind === 'csv') return downloadText(toCsv(figures, { hidden: chartWords.hiddenInFile }), 'text/csv', name);
  const chart = root && (await readDrawnChart(root));
  if (!chart) throw new Error('The chart is not drawn');
  const picture = composePicture({ ...around, chart });
  if (kind === 'svg') downloadText(picture.svg, 'image/svg+xml', name);
  else await downloadPng(picture, name);
}
