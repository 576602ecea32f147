/** The categories in view, from `start` on, before `end`, of `count` there are. */
export interface ZoomWindow {
  start: number;
  end: number;
  count: number;
}

const FEWEST = 3;

export const wholeWindow = (count: number): ZoomWindow => ({ start: 0, end: count, count });
export const isWhole = ({ start, end, count }: ZoomWindow): boolean => start === 0 && end === count;

/** Half as many, around the middle. */
export function zoomIn(window: ZoomWindow): ZoomWindow {
  const size = window.end - window.start;
  return around(window, Math.max(Math.min(FEWEST, window.count), Math.ceil(size / 2)));
}
/** Twice as many, as far as there are any. */
export const zoomOut = (window: ZoomWindow): ZoomWindow => around(window, Math.min(window.count, (window.end - window.start) * 2));

/** A third of the view to the left (-1) or right (1), up to the end. */
export function pan({ start, end, count }: ZoomWindow, direction: -1 | 1): ZoomWindow {
  const size = end - start;
  const moved = Math.max(0, Math.min(count - size, start + direction * Math.max(1, Math.round(size / 3))));
  return { start: moved, end: moved + size, count };
}

function around({ start, end, count }: ZoomWindow, size: number): ZoomWindow {
  const first = Math.max(0, Math.min(count - size, Math.round((start + end - size) / 2)));
  return { start: first, end: first + size, count };
}
