import { useMemo, useState } from 'react';
import { wholeWindow, type ZoomWindow } from './zoom-window';

export interface Zoom {
  window: ZoomWindow;
  setWindow: (window: ZoomWindow) => void;
}

/** The part of `count` categories that a chart shows; all of them again when their number changes. */
export function useZoom(count: number): Zoom {
  const [chosen, setWindow] = useState<ZoomWindow | null>(null);
  return useMemo(() => ({ window: chosen?.count === count ? chosen : wholeWindow(count), setWindow }), [chosen, count]);
}
