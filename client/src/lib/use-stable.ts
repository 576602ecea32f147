import { useRef } from 'react';

/** The same object as before for as long as its content is the same, so that what hangs on it is not drawn again. */
export function useStable<T>(value: T): T {
  const kept = useRef<{ value: T; text: string } | null>(null);
  const text = JSON.stringify(value);
  if (kept.current?.text !== text) kept.current = { value, text };
  return kept.current.value;
}
