import { type ChartSelection, placesOf, type Selection, type SelectionLayout } from './chart-selection';
import { plotOf } from './use-pointer-selection';

/** Lays the band over the selected bars or cells; null hides it. */
export function drawSelection(
  band: HTMLElement | null,
  root: HTMLElement | null,
  layout: SelectionLayout,
  { series, points }: ChartSelection['counts'],
  selection: Selection | null,
): void {
  if (!band || !root) return;
  const plot = selection && plotOf(root, layout);
  if (!selection || !plot) {
    band.style.display = 'none';
    return;
  }
  const selected = placesOf(selection);
  const { left, top } = root.getBoundingClientRect();
  const whole: [number, number] = [0, 0];
  const across = layout === 'rows' ? share(whole, 1) : share(selected.points, points);
  const down = layout === 'columns' ? share(whole, 1) : layout === 'rows' ? share(selected.points, points) : share(selected.series, series);
  Object.assign(band.style, {
    display: 'block',
    left: `${plot.left - left + across.start * plot.width}px`,
    width: `${across.length * plot.width}px`,
    top: `${plot.top - top + down.start * plot.height}px`,
    height: `${down.length * plot.height}px`,
  });
}

const share = ([first, last]: [number, number], count: number) => ({ start: first / count, length: (last - first + 1) / count });
