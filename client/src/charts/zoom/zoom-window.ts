/** The categories in view, from `start` on, before `end`, of `count` there are. */
export interface ZoomWindow {
  start: number;
  end: number;
  count: number;
}

const MIN_SHOWN = 3;

export const wholeWindow = (count: number): ZoomWindow => ({ start: 0, end: count, count });
export const isWhole = ({ start, end, count }: ZoomWindow): boolean => start === 0 && end === count;

/** Half as many, around the middle. */
export function zoomIn(window: ZoomWindow): ZoomWindow {
  const size = window.end - window.start;
  return around(window, Math.max(Math.min(MIN_SHOWN, window.count), Math.ceil(size / 2)));
}
/** Twice as many, as far as there are any. */
export const zoomOut = (window: ZoomWindow): ZoomWindow => around(window, Math.min(window.count, (window.end - window.start) * 2));

/** A third of the view to the left (-1) or right (1), up to the end. */
export const pan = (window: ZoomWindow, direction: -1 | 1): ZoomWindow =>
  panBy(window, direction * Math.max(1, Math.round((window.end - window.start) / 3)));

/** The categories in view from one to another, counted within the view; never fewer than MIN_SHOWN. */
export function zoomTo({ start, end, count }: ZoomWindow, one: number, other: number): ZoomWindow {
  const [from, to] = [start + Math.min(one, other), start + Math.max(one, other) + 1];
  const size = Math.min(count, end - start, Math.max(to - from, MIN_SHOWN));
  const first = Math.max(start, Math.min(end - size, Math.round((from + to - size) / 2)));
  return { start: first, end: first + size, count };
}

/** So many categories to the right, or to the left below zero, up to the end. */
export function panBy({ start, end, count }: ZoomWindow, by: number): ZoomWindow {
  const size = end - start;
  const moved = Math.max(0, Math.min(count - size, start + by));
  return { start: moved, end: moved + size, count };
}

function around({ start, end, count }: ZoomWindow, size: number): ZoomWindow {
  const first = Math.max(0, Math.min(count - size, Math.round((start + end - size) / 2)));
  return { start: first, end: first + size, count };
}
