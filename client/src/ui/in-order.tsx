import { Children, createContext, isValidElement, type Key, type ReactNode, use, useEffect, useRef, useState } from 'react';

const ReportContext = createContext<(isReady: boolean) => void>(() => {});

/** Says that this part of `InOrder` has what it shows. */
export function useReady(isReady: boolean): void {
  const report = use(ReportContext);
  useEffect(() => report(isReady), [report, isReady]);
}

/** A part of `InOrder` whose readiness is known outside of it. */
export function Part({ isReady, children }: { isReady: boolean; children: ReactNode }) {
  useReady(isReady);
  return children;
}

/**
 * Shows its parts from the top down: a part appears when all parts above it have what they show, and then stays. They load at the same
 * time, and no answer moves a part that is on screen already. A part that is inserted later leaves the others mounted.
 */
export function InOrder({ children }: { children: ReactNode }) {
  const [ready, setReady] = useState<ReadonlySet<Key>>(new Set());
  const parts = Children.toArray(children).filter(isValidElement);
  const firstWaiting = parts.findIndex(({ key }) => !ready.has(keyOf(key)));
  const shown = useRef<ReadonlySet<Key>>(new Set());
  const isShown = (key: Key, index: number) => firstWaiting === -1 || index <= firstWaiting || shown.current.has(key);
  const visible = parts.map(({ key }) => keyOf(key)).filter(isShown);
  useEffect(() => {
    shown.current = new Set(visible);
  });
  const [reports] = useState(() => new Map<Key, (isReady: boolean) => void>());
  const reportOf = (key: Key) => {
    const report = reports.get(key) ?? ((isReady: boolean) => setReady((before) => (isReady ? new Set([...before, key]) : before)));
    reports.set(key, report);
    return report;
  };
  return parts.map((part) => {
    const key = keyOf(part.key);
    return (
      <div key={key} hidden={!visible.includes(key)}>
        <ReportContext value={reportOf(key)}>{part}</ReportContext>
      </div>
    );
  });
}

/** `Children.toArray` gives every part a key: its own, or its place among all children, absent ones included. */
const keyOf = (key: Key | null): Key => key ?? '';
