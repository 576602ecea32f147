import type { PictureChart } from './picture';

/** The drawn chart inside an element, as SVG text that stands alone. Null: nothing is drawn yet. */
export function readChart(root: HTMLElement): PictureChart | null {
  const drawn = root.querySelector<SVGSVGElement>('svg.apexcharts-svg');
  if (drawn === null) return null;
  const { width, height } = drawn.getBoundingClientRect();
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  // The library keeps an empty legend of HTML and what follows the mouse; neither belongs on a picture.
  for (const extra of copy.querySelectorAll('foreignObject, style, .apexcharts-xcrosshairs, .apexcharts-ycrosshairs')) extra.remove();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return { svg: new XMLSerializer().serializeToString(copy), width: Math.round(width), height: Math.round(height) };
}

export function downloadText(text: string, type: string, name: string): void {
  downloadBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);
}

const SCALE = 2;

/** Draws an SVG and downloads it as PNG, in twice its size, so that it is sharp on paper. */
export async function downloadPng({ svg, width, height }: { svg: string; width: number; height: number }, name: string): Promise<void> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error('The picture could not be drawn'));
      image.src = address;
    });
    const canvas = document.createElement('canvas');
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob) downloadBlob(blob, name);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function downloadBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the address by then; it keeps the blob in memory otherwise.
  setTimeout(() => URL.revokeObjectURL(link.href), 30_000);
}
