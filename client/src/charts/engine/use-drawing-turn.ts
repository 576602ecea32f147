import { type RefObject, startTransition, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { chartLibrary } from './chart-library';

/** A chart is drawn before it is scrolled to: a screen is drawn in less time than it takes to get there. */
const AHEAD = '400px';

/** One chart at a time, so that a page with many of them scrolls and answers in between. */
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

/** Of a chart that is drawn, or gone: then no other waits for it. */
function endTurn(draw: () => void): void {
  const place = waiting.indexOf(draw);
  if (place >= 0) waiting.splice(place, 1);
  if (drawing !== draw) return;
  drawing = null;
  // Past the frame that shows it.
  requestAnimationFrame(() => setTimeout(next));
}

/**
 * Whether a chart may be drawn: when it comes near to what is on screen, and it is its turn; all at once for paper. Once drawn it stays so.
 * @param root takes up the chart's place from the beginning
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
