import { useEffect, useMemo, useRef } from 'react';

/** Runs the latest function in the next animation frame: a pointer that moves faster than the screen is followed once a frame. */
export function useFrame(): { next: (run: () => void) => void; cancel: () => void } {
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useMemo(() => {
    const cancel = () => cancelAnimationFrame(frame.current);
    const next = (run: () => void) => {
      cancel();
      frame.current = requestAnimationFrame(run);
    };
    return { next, cancel };
  }, []);
}
