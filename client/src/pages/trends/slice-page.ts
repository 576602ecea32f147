/** One page of a list; a page beyond the end is the last one. `from` and `to` count from 1. */
export function slicePage<Item>(
  items: readonly Item[],
  page: number,
  size: number,
): { shown: readonly Item[]; from: number; to: number; last: number } {
  const last = Math.max(0, Math.ceil(items.length / size) - 1);
  const start = Math.min(page, last) * size;
  const shown = items.slice(start, start + size);
  return { shown, from: start + 1, to: start + shown.length, last };
}
