import { useMemo, useState } from 'react';
import type { Zoom } from '../../charts/zoom/use-zoom';
import { isWhole, wholeWindow } from '../../charts/zoom/zoom-window';

/**
 * The runs that the chart shows, by the ids of all it could. Runs come in all the time: those in view stay, wherever
 * they have moved to, for as long as the last of them is among them.
 */
export function useRunsZoom(ids: readonly string[]): Zoom {
  const [chosen, setChosen] = useState<{ last: string; size: number } | null>(null);
  return useMemo(() => {
    const end = chosen === null ? 0 : ids.indexOf(chosen.last) + 1;
    return {
      window: chosen === null || end === 0 ? wholeWindow(ids.length) : { start: Math.max(0, end - chosen.size), end, count: ids.length },
      setWindow: (window) => setChosen(isWhole(window) ? null : { last: ids[window.end - 1] ?? '', size: window.end - window.start }),
    };
  }, [ids, chosen]);
}
