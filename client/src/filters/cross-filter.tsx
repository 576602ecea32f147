import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { SelectingContext } from '../charts/zoom/chart-state';
import { useFrame } from '../lib/use-frame';
import { type Filters, isSameFilters } from './filter-model';
import { useFilters } from './use-filters';

/** Filters that are on screen and not in the address: a selection in a chart that is still being made. */
export interface Preview {
  filters: Filters;
  /** The panel in which the selection is made. It keeps all its figures, for they are what is selected from. */
  source: string;
  /** The address has these filters, and the figures for it are loading. */
  isCommitted: boolean;
}

interface CrossFilter {
  preview: Preview | null;
  /** Shows the filters from the next animation frame on; null shows those of the address. */
  show(preview: Omit<Preview, 'isCommitted'> | null): void;
  /** Moves the filters into the address. They stay on screen until `end`. */
  commit(preview: Omit<Preview, 'isCommitted'>): void;
  /** The figures for the address are on screen. */
  end(): void;
}

const CrossFilterContext = createContext<CrossFilter>({ preview: null, show: () => {}, commit: () => {}, end: () => {} });

export const useCrossFilter = (): CrossFilter => use(CrossFilterContext);

/** One selection at a time, for all panels of a page. */
export function CrossFilterProvider({ children }: { children: ReactNode }) {
  const [filters, setFilters] = useFilters();
  const [preview, setPreview] = useState<Preview | null>(null);
  const frame = useFrame();
  const isCommitted = useRef(false);
  const set = useCallback(
    (next: Preview | null) => {
      frame.cancel();
      isCommitted.current = next?.isCommitted ?? false;
      setPreview(next);
    },
    [frame],
  );

  const show = useCallback(
    (next: Omit<Preview, 'isCommitted'> | null) => {
      frame.cancel();
      // What has been let go stays on screen; the pointer that leaves afterwards does not take it away.
      if (next === null) return isCommitted.current ? undefined : set(null);
      frame.next(() => set({ ...next, isCommitted: false }));
    },
    [set, frame],
  );
  const commit = useCallback(
    (next: Omit<Preview, 'isCommitted'>) => {
      set({ ...next, isCommitted: true });
      setFilters(next.filters);
    },
    [set, setFilters],
  );
  const end = useCallback(() => set(null), [set]);

  // Another address, by a link or the back button, ends a selection.
  const committed = preview?.isCommitted ? preview.filters : null;
  const before = useRef(filters);
  useEffect(() => {
    if (filters === before.current) return;
    before.current = filters;
    if (committed === null || !isSameFilters(committed, filters)) end();
  }, [filters, committed, end]);

  const value = useMemo(() => ({ preview, show, commit, end }), [preview, show, commit, end]);
  return (
    <CrossFilterContext value={value}>
      <SelectingContext value={preview !== null}>{children}</SelectingContext>
    </CrossFilterContext>
  );
}
