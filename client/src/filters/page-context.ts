import { useMemo } from 'react';
import { useToday } from '../data/use-today';
import { useViewer, type Viewer } from '../data/viewer';
import { type FilterChoices, useFilterOptions } from './filter-options';

/** What the question of a page depends on besides its filters and parameters. */
export interface PageContext {
  role: Viewer['role'];
  /** The date at the source. */
  today: string;
  /** Without values where they could not be loaded. */
  choices: FilterChoices;
}

/** Null until the filter options have been loaded, or have failed. */
export function usePageContext(): PageContext | null {
  const { role } = useViewer();
  const today = useToday();
  const choices = useFilterOptions();
  const isKnown = choices.options !== null || choices.problem !== null;
  return useMemo(() => (isKnown ? { role, today, choices } : null), [isKnown, role, today, choices]);
}
