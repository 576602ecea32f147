import { createContext, use } from 'react';
import type { Zoom } from './use-zoom';

/** What the viewer chose to see of a panel's chart. */
export interface ChartState {
  /** Names of the series that are not drawn. */
  hidden: ReadonlySet<string>;
  /** Where a part of the categories can be looked at. */
  zoom: Zoom | undefined;
  /** Whether changes are drawn without animation: the viewer is selecting, and charts follow the pointer. */
  isStill: boolean;
}

export const NOTHING_HIDDEN: ReadonlySet<string> = new Set();
export const ChartStateContext = createContext<ChartState>({ hidden: NOTHING_HIDDEN, zoom: undefined, isStill: false });
/** Whether a selection is being made in a chart of the page: panels keep their height, and charts do not animate. */
export const SelectingContext = createContext(false);

export const useChartState = (): ChartState => use(ChartStateContext);
