import { type RefObject, useCallback, useEffect, useState } from 'react';

export interface FullScreen {
  /** Null where the browser cannot. */
  toggle: (() => void) | null;
  active: boolean;
  /** Of the window, in pixels. */
  height: number;
}

/** Whether an element fills the screen, and the way in and out. */
export function useFullScreen(root: RefObject<HTMLElement | null>): FullScreen {
  const [active, setActive] = useState(false);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const look = () => {
      setActive(root.current !== null && document.fullscreenElement === root.current);
      setHeight(window.innerHeight);
    };
    document.addEventListener('fullscreenchange', look);
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('fullscreenchange', look);
      window.removeEventListener('resize', look);
    };
  }, [root]);
  const toggle = useCallback(() => {
    const done = document.fullscreenElement === null ? root.current?.requestFullscreen() : document.exitFullscreen();
    // Refused by the browser's settings: the page simply stays as it is.
    done?.catch(() => undefined);
  }, [root]);
  return { toggle: document.fullscreenEnabled ? toggle : null, active, height };
}
