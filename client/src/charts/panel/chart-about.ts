import { createContext, use } from 'react';

/** What a chart's figures are of: said in every file that is taken from it. */
export interface ChartAbout {
  /** The filters in sentences. */
  filters: readonly string[];
  dataVersion: string;
}

export const ChartAboutContext = createContext<ChartAbout>({ filters: [], dataVersion: '' });
export const useChartAbout = (): ChartAbout => use(ChartAboutContext);
