import { createContext, use } from 'react';
import type { LeaveFilterInput } from '../filters/filter-model';

/** A figure whose rows can be looked at. */
export interface DrillTarget {
  /** What the figure is of, in words. */
  title: string;
  /** The page's filter with the keys of the cell. */
  filter: LeaveFilterInput;
  /** The days that the cell says. */
  days: number | null;
}

/** Opens the rows behind a figure. Null: the viewer may not see rows, and they are not offered. */
export const DrillContext = createContext<((target: DrillTarget) => void) | null>(null);
export const useDrill = () => use(DrillContext);
