import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useEffect, useRef } from 'react';
import type { QueryState } from '../data/query-state';
import { useFigures } from '../data/use-figures';
import { useCrossFilter } from './cross-filter';
import { type Filters, isSameFilters } from './filter-model';
import { useFilters } from './use-filters';

export interface PageFigures<TData> extends QueryState<TData> {
  /** The filters that the whole answer belongs to. */
  filters: Filters;
  /** Whether a selection is being made. */
  isSelecting: boolean;
  /** The answer that a panel shows: the selected part, or all of it in the panel where the selection is made. */
  of: (panel: string) => TData;
  /** The whole answer. */
  whole: TData | undefined;
}

/**
 * The figures of a page, and those of the selection that is being made in one of its charts.
 * @param merge puts the selected part into the places of the whole, so that nothing on screen changes its place
 * @param variablesOf null while they are not known; for a selection called with the filters of the whole, so that it can leave out what
 * does not change
 */
export function usePageFigures<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  variablesOf: (filters: Filters, whole: Filters | null) => TVariables | null,
  merge: (whole: TData, selected: TData) => TData,
): PageFigures<TData> {
  const [filters] = useFilters();
  const { preview, end } = useCrossFilter();
  const whole = useFigures(query, variablesOf(filters, null));
  const part = useFigures(query, preview === null ? null : variablesOf(preview.filters, filters));
  // The previous part stays until the next one is there; the first one follows the whole.
  const shown = useRef<{ whole: TData; part: TData; merged: TData } | null>(null);
  const wholeData = whole.data;
  if (preview === null) shown.current = null;
  else if (part.current && part.data !== undefined && wholeData !== undefined) {
    const isKnown = shown.current?.part === part.data && shown.current.whole === wholeData;
    if (!isKnown) shown.current = { whole: wholeData, part: part.data, merged: merge(wholeData, part.data) };
  }

  const answered = useRef(filters);
  if (whole.current) answered.current = filters;

  const isDone = preview?.isCommitted === true && (whole.current || whole.error !== null) && isSameFilters(preview.filters, filters);
  useEffect(() => {
    if (isDone) end();
  }, [isDone, end]);

  const selected = shown.current?.merged;
  return {
    ...whole,
    current: whole.current || preview !== null,
    filters: answered.current,
    isSelecting: preview !== null,
    whole: wholeData,
    of: (panel) => (selected !== undefined && preview?.source !== panel ? selected : (wholeData as TData)),
  };
}
