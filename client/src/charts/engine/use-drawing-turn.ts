import { type RefObject, startTransition, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { chartLibrary } from './chart-library';

/** A chart is drawn this far before it scrolls into view. */
const AHEAD = '400px';

/** One chart is drawn at a time, so that the page handles scrolling and input in between. */
const waiting: (() => void)[] = [];
let drawing: (() => void) | null = null;

function takeTurn(draw: () => void): void {
  waiting.push(draw);
  if (waiting.length === 1 && drawing === null) void chartLibrary.catch(() => undefined).then(next);
}

function next(): void {
  if (drawing !== null) return;
  drawing = waiting.shift() ?? null;
  drawing?.();
}

let forPaper = false;

/** Whether the chart that is being drawn is drawn for paper. */
export const isForPaper = (): boolean => forPaper;

/** Ends the turn of a chart that is drawn or unmounted, so that the next one starts. */
function endTurn(draw: () => void): void {
  const place = waiting.indexOf(draw);
  if (place >= 0) waiting.splice(place, 1);
  if (drawing !== draw) return;
  drawing = null;
  // After the frame that shows it.
  requestAnimationFrame(() => setTimeout(next));
}

/**
 * Whether a chart may be drawn: when it is near the viewport and its turn has come; when printing, immediately. It stays drawn.
 * @param root the placeholder with the size of the chart
 */
export function useDrawingTurn(root: RefObject<HTMLElement | null>): boolean {
  const [drawn, setDrawn] = useState(false);
  const draw = useRef(() => startTransition(() => setDrawn(true))).current;
  useEffect(() => {
    const element = root.current;
    if (drawn || !element) return;
    const drawForPaper = () => {
      forPaper = true;
      flushSync(() => setDrawn(true));
      forPaper = false;
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        takeTurn(draw);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    window.addEventListener('beforeprint', drawForPaper);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', drawForPaper);
      // Drawn, gone, or failed. The library draws in an effect of the same commit, before the next frame.
      endTurn(draw);
    };
  }, [root, drawn, draw]);
  return drawn;
}
