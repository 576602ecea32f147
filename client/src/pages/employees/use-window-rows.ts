import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

const OVERSCAN = 14;

/**
 * The part of a long list that is on screen, in a window that scrolls as a whole; on paper all that is there.
 * @param fetched how many rows there are to print
 */
export function useWindowRows(list: RefObject<HTMLElement | null>, count: number, height: number, fetched: number) {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const place = () => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    place();
    // What stands above grows and shrinks: chips, notices.
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollMargin: top,
    useFlushSync: false,
  });
  const printing = usePrinting();
  const items = virtualizer.getVirtualItems();
  const indices = printing ? Array.from({ length: fetched }, (_, index) => index) : items.map(({ index }) => index);
  const before = printing ? 0 : (items[0]?.start ?? top) - top;
  const after = printing ? 0 : Math.max(0, virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top));
  const moveTo = useRowFocus(list, (index) => virtualizer.scrollToIndex(index, { align: 'auto' }));
  return { indices, before, after, last: indices.at(-1) ?? 0, onKeyDown: rowKeys(count, moveTo) };
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Moves from row to row by keyboard; the row links say their place. */
function rowKeys(count: number, moveTo: (index: number) => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const place = (event.target as HTMLElement).dataset.row;
    if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    const goal = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : step === undefined ? null : Number(place) + step;
    if (goal === null) return;
    event.preventDefault();
    moveTo(Math.min(Math.max(goal, 0), count - 1));
  };
}

/** Focuses the link of a row as soon as it is drawn. */
function useRowFocus(list: RefObject<HTMLElement | null>, scrollTo: (index: number) => void): (index: number) => void {
  const wanted = useRef<number | null>(null);
  const focus = () => {
    const link = wanted.current === null ? null : list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  };
  useEffect(focus);
  return (index) => {
    wanted.current = index;
    scrollTo(index);
    focus();
  };
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it stands when the handler returns.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
