import { type RefObject, useEffect, useRef } from 'react';
import type { ChartState } from './chart-state';
import { panBy, zoomTo } from './zoom-window';

/** Pixels below which a hand that clicks has not dragged. */
const STILL = 5;

/**
 * Dragging across a chart looks closer at the categories passed, with Shift it moves the view; both by mouse or pen, because a finger
 * scrolls the page. The toolbar does the same by keyboard.
 * @param band shows how far the drag has come
 * @param spread whether categories are as wide as their bars, or points with the first and the last on the edges
 * @param onlyPan a drag without Shift does something else in this chart
 * @returns whether what the pointer did last was a drag, and so no click
 */
export function useDragZoom(
  root: RefObject<HTMLElement | null>,
  band: RefObject<HTMLElement | null>,
  zoom: ChartState['zoom'],
  spread: 'bars' | 'points',
  onlyPan = false,
): () => boolean {
  const current = useRef(zoom);
  current.current = zoom;
  const dragged = useRef(false);
  const zoomable = zoom !== undefined;

  useEffect(() => {
    const element = root.current;
    if (!zoomable || !element) return;
    let drag: { pointer: number; from: number; plot: DOMRect; zoom: NonNullable<ChartState['zoom']> } | null = null;

    const begin = (event: PointerEvent) => {
      dragged.current = false;
      const plot = element.querySelector('.apexcharts-grid')?.getBoundingClientRect();
      const isInside = plot && event.clientX >= plot.left && event.clientX <= plot.right;
      if (event.button !== 0 || event.pointerType === 'touch' || !isInside || !current.current) return;
      if (onlyPan && !event.shiftKey) return;
      drag = { pointer: event.pointerId, from: event.clientX, plot, zoom: current.current };
    };
    const move = (event: PointerEvent) => {
      if (drag?.pointer !== event.pointerId) return;
      const { from, plot, zoom } = drag;
      if (!dragged.current) {
        if (Math.abs(event.clientX - from) < STILL) return;
        dragged.current = true;
        element.setPointerCapture(event.pointerId);
      }
      if (event.shiftKey) {
        hide(band.current);
        const { start, end } = zoom.window;
        zoom.setWindow(panBy(zoom.window, Math.round(((from - event.clientX) / plot.width) * (end - start))));
      } else draw(band.current, element, plot, from, event.clientX);
    };
    const end = (event: PointerEvent) => {
      if (drag?.pointer !== event.pointerId) return;
      const { from, plot, zoom } = drag;
      drag = null;
      hide(band.current);
      if (event.type !== 'pointerup' || !dragged.current || event.shiftKey) return;
      const count = zoom.window.end - zoom.window.start;
      zoom.setWindow(zoomTo(zoom.window, placeAt(from, plot, count, spread), placeAt(event.clientX, plot, count, spread)));
    };
    element.addEventListener('pointerdown', begin);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', end);
    element.addEventListener('pointercancel', end);
    return () => {
      element.removeEventListener('pointerdown', begin);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', end);
      element.removeEventListener('pointercancel', end);
    };
  }, [root, band, zoomable, spread, onlyPan]);

  return () => dragged.current;
}

/** Which of the categories in view is at a place across the plot. */
export function placeAt(x: number, { left, width }: Pick<DOMRect, 'left' | 'width'>, count: number, spread: 'bars' | 'points'): number {
  const share = (x - left) / width;
  const place = spread === 'bars' ? Math.floor(share * count) : Math.round(share * (count - 1));
  return Math.max(0, Math.min(count - 1, place));
}

function draw(band: HTMLElement | null, element: HTMLElement, plot: DOMRect, from: number, to: number): void {
  if (!band) return;
  const { left, top } = element.getBoundingClientRect();
  const clamp = (x: number) => Math.max(plot.left, Math.min(plot.right, x)) - left;
  const [first, last] = [clamp(Math.min(from, to)), clamp(Math.max(from, to))];
  Object.assign(band.style, {
    display: 'block',
    left: `${first}px`,
    width: `${last - first}px`,
    top: `${plot.top - top}px`,
    height: `${plot.height}px`,
  });
}

function hide(band: HTMLElement | null): void {
  if (band) band.style.display = 'none';
}
