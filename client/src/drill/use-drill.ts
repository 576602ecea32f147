import { createContext, use } from 'react';
import type { LeaveFilterInput } from '../filters/filter-model';

/** A figure whose rows can be looked at. */
export interface FigureTarget {
  /** What the figure is of, in words. */
  title: string;
  /** The page's filter with the keys of the cell. */
  filter: LeaveFilterInput;
  /** The days that the cell says; null: it says something else, such as requests. */
  days: number | null;
  /** How the figure is counted, where a hint says so: a touch shows no hints. */
  basis?: string;
  /** The figure goes by the department, designation and team manager of today, also where the page goes by those of the record. */
  isByToday?: boolean;
}

/** A leave whose versions can be looked at. */
export interface LeaveTarget {
  /** Whose leave it is and when, in words. */
  title: string;
  leaveId: string;
}

export type DrillTarget = FigureTarget | LeaveTarget;

/** Opens what is behind a figure or a leave. Null: the viewer may not see rows, and they are not offered. */
export const DrillContext = createContext<((target: DrillTarget) => void) | null>(null);
export const useDrill = () => use(DrillContext);
