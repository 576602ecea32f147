import { hatchPattern, quietHatch } from '../options/hatch';
import type { ChartColors } from '../options/palette';

/** What a point is besides its value: not final yet, without anything in it, a group too small to be shown, or no point at all. */
export type PointMark = 'hatched' | 'empty' | 'hidden' | 'outside';
export type MarkOf = (seriesIndex: number, pointIndex: number) => PointMark | undefined;

const SVG = 'http://www.w3.org/2000/svg';

/** Draws the marks into a chart that the library has just drawn: it knows no pattern for single points and no empty cell. */
export function markPoints(svg: SVGSVGElement, markOf: MarkOf, colors: ChartColors): void {
  for (const extra of svg.querySelectorAll('.point-mark')) extra.remove();
  if (!svg.querySelector('#hatch')) {
    const defs = document.createElementNS(SVG, 'defs');
    defs.innerHTML = hatchPattern(colors);
    svg.append(defs);
  }
  for (const shape of svg.querySelectorAll<SVGElement>('.apexcharts-heatmap-rect, .apexcharts-bar-area, .apexcharts-pie-area')) {
    const mark = markOf(Number(shape.getAttribute('i') ?? shape.getAttribute('index')), Number(shape.getAttribute('j')));
    if (mark === 'hatched') hatch(shape);
    else if (mark === 'outside') shape.setAttribute('visibility', 'hidden');
    else if (mark === 'empty') shape.setAttribute('fill', 'transparent');
    else if (mark === 'hidden') {
      shape.setAttribute('fill', colors.grid);
      hatch(shape);
    }
  }
}

function hatch(shape: SVGElement): void {
  const cover = shape.cloneNode(false) as SVGElement;
  cover.setAttribute('class', 'point-mark');
  // While a bar is animated, its final outline is in this attribute of the library.
  const goal = shape.getAttribute('pathTo');
  if (goal !== null) cover.setAttribute('d', goal);
  for (const name of ['id', 'filter', 'clip-path', 'val', 'i', 'j', 'index']) cover.removeAttribute(name);
  const isCell = shape.classList.contains('apexcharts-heatmap-rect');
  cover.setAttribute('fill', `url(#${isCell ? quietHatch(shape.getAttribute('fill') ?? '') : 'hatch'})`);
  cover.setAttribute('stroke-width', '0');
  cover.setAttribute('pointer-events', 'none');
  shape.after(cover);
}
