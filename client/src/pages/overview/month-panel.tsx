import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '../../data/use-today';
import { hasDates } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { useFilters } from '../../filters/use-filters';
import type { Figures } from '../../leave-charts/figures';
import { currentFiscalYear } from '../../lib/fiscal-year';
import { AllMonthsPanel } from './all-months-panel';
import { TwoYearsPanel } from './two-years-panel';
import { overviewWords } from './words';

const say = overviewWords;

/** Leave by month: the chosen or current fiscal year beside the one before it, or every month of the filter. */
export function MonthPanel(props: { rows: readonly Figures[]; total: Figures; updated: boolean }) {
  const [mode, setMode] = useState<'years' | 'months'>('years');
  const [filters] = useFilters();
  const { fiscalYears } = useFilterOptions();
  const today = useToday();
  const chosen = filters.year[0];
  const year = chosen === undefined ? currentFiscalYear(fiscalYears, today) : fiscalYears.find(({ id }) => id === chosen);
  const before = year && fiscalYears[fiscalYears.indexOf(year) - 1];
  // A filter on dates, or on several years, says already which months to look at.
  if (!year || !before || filters.year.length > 1 || hasDates(filters)) return <AllMonthsPanel {...props} />;

  const controls = (
    <SegmentedControl
      size="xs"
      aria-label={say.monthsAs}
      value={mode}
      onChange={(value) => setMode(value as 'years' | 'months')}
      data={[
        { value: 'years', label: say.showYears },
        { value: 'months', label: say.showMonths },
      ]}
    />
  );
  return mode === 'months' ? (
    <AllMonthsPanel {...props} controls={controls} />
  ) : (
    <TwoYearsPanel year={year} before={before} controls={controls} updated={props.updated} />
  );
}
