import { Children, createContext, type ReactNode, use, useEffect, useState } from 'react';

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
 * Shows its parts from the top down: a part appears when all parts above it have what they show. They load at the same time, and no answer
 * moves a part that is on screen already.
 */
export function InOrder({ children }: { children: ReactNode }) {
  const [ready, setReady] = useState<readonly boolean[]>([]);
  const parts = Children.toArray(children);
  const firstWaiting = parts.findIndex((_, index) => !ready[index]);
  const [reports] = useState(() => new Map<number, (isReady: boolean) => void>());
  const reportOf = (index: number) => {
    const report = reports.get(index) ?? ((isReady: boolean) => setReady((before) => (isReady ? withReady(before, index) : before)));
    reports.set(index, report);
    return report;
  };
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a page keep their places
    <div key={index} hidden={firstWaiting !== -1 && index > firstWaiting}>
      <ReportContext value={reportOf(index)}>{part}</ReportContext>
    </div>
  ));
}

function withReady(before: readonly boolean[], index: number): readonly boolean[] {
  const after = [...before];
  after[index] = true;
  return after;
}
