import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { chartLibrary } from './chart-library';

/** A chart is drawn before it is scrolled to: a screen is drawn in less time than it takes to get there. */
const AHEAD = '400px';

const waiting: (() => void)[] = [];

/** One drawing a frame, so that a page with many charts scrolls and answers in between. */
function takeTurns(): void {
  const draw = waiting.shift();
  // Before the drawing, so that one that fails keeps no other waiting.
  if (waiting.length > 0) beginTurns();
  draw?.();
}

function beginTurns(): void {
  requestAnimationFrame(() => setTimeout(takeTurns));
}

/**
 * Whether a chart may be drawn: when it comes near to what is on screen, and it is its turn; all at once for paper. Once drawn it stays so.
 * @param root takes up the chart's place from the beginning
 */
export function useDrawingTurn(root: RefObject<HTMLElement | null>): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const element = root.current;
    if (drawn || !element) return;
    const draw = () => flushSync(() => setDrawn(true));
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        if (waiting.push(draw) === 1) chartLibrary.then(beginTurns, beginTurns);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    window.addEventListener('beforeprint', draw);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', draw);
      const place = waiting.indexOf(draw);
      if (place >= 0) waiting.splice(place, 1);
    };
  }, [root, drawn]);
  return drawn;
}
