import { useEffect, useRef, useState } from 'react';

const SHOWN_MS = 6_000;

/**
 * True for a few seconds after `value` has changed while `scope` has not: the data moved, not the viewer's filter.
 * `value` must be undefined for as long as it does not belong to `scope`.
 */
export function useChangeMark(value: string | undefined, scope: string): boolean {
  const seen = useRef<{ value: string; scope: string } | null>(null);
  const [marked, setMarked] = useState(false);

  useEffect(() => {
    if (value === undefined) return;
    const before = seen.current;
    seen.current = { value, scope };
    if (before === null || before.scope !== scope) return setMarked(false);
    if (before.value !== value) setMarked(true);
  }, [value, scope]);

  useEffect(() => {
    if (!marked) return;
    const timer = setTimeout(() => setMarked(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [marked]);

  return marked;
}
