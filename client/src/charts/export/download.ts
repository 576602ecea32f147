import type { PictureChart } from './picture';

/** The drawn chart inside an element, or its several drawings where they are, as self-contained SVG text. Null: nothing is drawn yet. */
export function readChart(root: HTMLElement): PictureChart | null {
  const drawings = [...root.querySelectorAll<SVGSVGElement>('svg.apexcharts-svg')];
  const [first] = drawings;
  if (first === undefined) return null;
  return drawings.length === 1 ? readDrawing(first) : joinDrawings(drawings);
}

const LINE_HEIGHT = 18;

/** Each drawing at its position, with the lines of the parent's `data-caption` below it. */
function joinDrawings(drawings: readonly SVGSVGElement[]): PictureChart {
  const placed = drawings.map((drawing) => {
    const around = drawing.closest<HTMLElement>('[data-caption]') ?? drawing;
    const lines = around instanceof HTMLElement ? (around.dataset.caption ?? '').split('\n') : [];
    return { ...readDrawing(drawing), lines, color: getComputedStyle(around).color, at: drawing.getBoundingClientRect() };
  });
  const left = Math.min(...placed.map(({ at }) => at.left));
  const top = Math.min(...placed.map(({ at }) => at.top));
  const parts = placed.map(({ svg, width, height, lines, color, at }) => {
    const [x, y] = [Math.round(at.left - left), Math.round(at.top - top)];
    const words = lines.map((line, index) => writeText(line, { x, y: y + height + index * LINE_HEIGHT, color, isTitle: index === 0 }));
    return `<svg x="${x}" y="${y}" width="${width}" height="${height}">${svg}</svg>${words.join('')}`;
  });
  const right = Math.max(...placed.map(({ at }) => at.right));
  const bottom = Math.max(...placed.map(({ at, lines }) => at.bottom + lines.length * LINE_HEIGHT));
  return { svg: parts.join(''), width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
}

function writeText(line: string, { x, y, color, isTitle }: { x: number; y: number; color: string; isTitle: boolean }): string {
  const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  const attributes = { x, y, fill: color, 'font-size': isTitle ? 13 : 12, 'font-weight': isTitle ? 600 : 400 };
  for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, String(value));
  text.textContent = line;
  return new XMLSerializer().serializeToString(text);
}

function readDrawing(drawn: SVGSVGElement): PictureChart {
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

/** Renders an SVG at twice its size and downloads it as PNG, sharp enough to print. */
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
    if (!blob) throw new Error('The picture could not be encoded');
    downloadBlob(blob, name);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function downloadBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // By then the browser has read the address. Without the revocation the blob stays in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 30_000);
}
