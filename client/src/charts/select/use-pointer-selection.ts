import { type RefObject, useEffect, useRef } from 'react';
import { type ChartSelection, isSamePlace, type Place, type Selection, type SelectionLayout } from './chart-selection';

/** Pixels below which a hand that clicks has not dragged. */
const STILL = 5;
/** How long the pointer rests on a bar before the bar is selected. */
const HOLD_MS = 250;
/** How long the pointer may be between two bars without giving the selection up. */
const GAP_MS = 200;

/**
 * Selects by mouse or pen, because a finger scrolls the page. A drag selects what it passes, and lets it go with the button. The pointer
 * that rests on a bar selects it while it stays on the bars. Escape gives the selection up until the pointer leaves the bar.
 * @param onShow draws a selection on the chart; null removes it
 * @returns whether what the pointer did last was a drag, and so no click
 */
export function usePointerSelection(
  root: RefObject<HTMLElement | null>,
  selection: ChartSelection | undefined,
  layout: SelectionLayout,
  onShow: (selection: Selection | null) => void,
): () => boolean {
  const latest = useRef({ selection, onShow });
  latest.current = { selection, onShow };
  const dragged = useRef(false);
  const isSelectable = selection !== undefined;

  useEffect(() => {
    const element = root.current;
    if (!isSelectable || !element) return;
    let drag: { pointer: number; x: number; y: number; from: Place; to: Place } | null = null;
    let held: Place | null = null;
    let resting: Place | null = null;
    let refused: Place | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const change = (next: Selection | null) => {
      latest.current.onShow(next);
      latest.current.selection?.onChange(next);
    };
    const release = () => {
      clearTimeout(timer);
      timer = undefined;
      resting = null;
      if (held === null) return;
      held = null;
      change(null);
    };
    const hold = (place: Place) => {
      held = place;
      resting = null;
      change({ from: place, to: place });
    };
    const hover = (event: PointerEvent) => {
      const place = barAt(event.clientX, event.clientY, element);
      if (refused && place && isSamePlace(refused, place)) return;
      refused = null;
      if (place === null) {
        resting = null;
        clearTimeout(timer);
        timer = held === null ? undefined : setTimeout(release, GAP_MS);
        return;
      }
      const known = held ?? resting;
      if (known && isSamePlace(known, place)) {
        if (held) clearTimeout(timer);
        return;
      }
      clearTimeout(timer);
      if (held) return hold(place);
      resting = place;
      timer = setTimeout(() => hold(place), HOLD_MS);
    };

    const down = (event: PointerEvent) => {
      dragged.current = false;
      if (event.button !== 0 || event.pointerType === 'touch' || event.shiftKey || latest.current.selection?.isSingle) return;
      const from = placeUnder(event, element, layout, latest.current.selection);
      if (from) drag = { pointer: event.pointerId, x: event.clientX, y: event.clientY, from, to: from };
    };
    const move = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      if (drag === null) return event.buttons === 0 ? hover(event) : undefined;
      if (drag.pointer !== event.pointerId) return;
      if (!dragged.current) {
        if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < STILL) return;
        clearTimeout(timer);
        held = null;
        dragged.current = true;
        element.setPointerCapture(event.pointerId);
        change({ from: drag.from, to: drag.from });
      }
      const to = placeUnder(event, element, layout, latest.current.selection);
      if (!to || isSamePlace(to, drag.to)) return;
      drag.to = to;
      change({ from: drag.from, to });
    };
    const up = (event: PointerEvent) => {
      if (drag?.pointer !== event.pointerId) return;
      const { from, to } = drag;
      drag = null;
      if (!dragged.current) return;
      latest.current.onShow(null);
      if (event.type === 'pointerup') latest.current.selection?.onCommit({ from, to });
      else latest.current.selection?.onChange(null);
    };
    const leave = () => {
      refused = null;
      if (drag === null) release();
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || (drag === null && held === null)) return;
      event.stopPropagation();
      refused = held;
      drag = null;
      held = null;
      clearTimeout(timer);
      change(null);
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('pointerleave', leave);
    window.addEventListener('keydown', giveUp, true);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('pointerleave', leave);
      window.removeEventListener('keydown', giveUp, true);
    };
  }, [root, isSelectable, layout]);

  return () => dragged.current;
}

const BARS = '.apexcharts-bar-area, .apexcharts-heatmap-rect';

/** The drawn bar or cell at a place of the screen. */
function barAt(x: number, y: number, root: HTMLElement): Place | null {
  const bar = document.elementFromPoint(x, y)?.closest(BARS);
  if (!bar || !root.contains(bar)) return null;
  const series = bar.getAttribute('index') ?? bar.getAttribute('i');
  const point = bar.getAttribute('j');
  return series === null || point === null ? null : { series: Number(series), point: Number(point) };
}

/** The place under the pointer, the room around bars included; null outside of the plot where the drag begins. */
function placeUnder(event: PointerEvent, root: HTMLElement, layout: SelectionLayout, selection: ChartSelection | undefined): Place | null {
  const plot = plotOf(root, layout);
  if (!plot || !selection) return null;
  const { clientX: x, clientY: y, type } = event;
  const isInside = x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom;
  if (type === 'pointerdown' && !isInside) return null;
  const exact = barAt(x, y, root);
  const at = (position: number, start: number, length: number, count: number) =>
    Math.max(0, Math.min(count - 1, Math.floor(((position - start) / length) * count)));
  const { series, points } = selection.counts;
  if (layout === 'columns') return { series: exact?.series ?? series - 1, point: at(x, plot.left, plot.width, points) };
  if (layout === 'rows') return { series: 0, point: at(y, plot.top, plot.height, points) };
  return { series: at(y, plot.top, plot.height, series), point: at(x, plot.left, plot.width, points) };
}

/** Where the bars or cells are drawn. */
export function plotOf(root: HTMLElement, layout: SelectionLayout): DOMRect | null {
  if (layout === 'rows') return root.getBoundingClientRect();
  const selector = layout === 'cells' ? '.apexcharts-heatmap' : '.apexcharts-grid';
  return root.querySelector(selector)?.getBoundingClientRect() ?? null;
}
