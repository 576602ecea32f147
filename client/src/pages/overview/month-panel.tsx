import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { AboutFilters } from '../../filters/about-filters';
import type { Filters } from '../../filters/filter-model';
import { usePageContext } from '../../filters/page-context';
import type { Figures } from '../../leave-charts/figures';
import { useStable } from '../../lib/use-stable';
import { AllMonthsPanel } from './all-months-panel';
import type { OverviewAnswer } from './query';
import { comparedYears } from './question';
import { TwoYearsPanel } from './two-years-panel';
import { overviewWords } from './words';

const say = overviewWords;
type Mode = 'years' | 'months';

/**
 * Leave by month: the filtered or current fiscal year beside the one before it, or every month of the filter.
 * @param answered the filters of the answer
 */
export function MonthPanel({
  answer,
  answered,
  ...months
}: {
  answer: OverviewAnswer;
  answered: Filters;
  rows: readonly Figures[];
  total: Figures;
  updated: boolean;
}) {
  const [mode, setMode] = useState<Mode>('years');
  const context = usePageContext();
  const years = context && comparedYears(context, answered);
  const compared = useStable({ year: years ? [years.before.id, years.year.id] : [] });
  const { year, yearBefore } = answer;
  if (!years || !year || !yearBefore) return <AllMonthsPanel {...months} />;

  const controls = (
    <SegmentedControl
      size="xs"
      aria-label={say.monthsAs}
      value={mode}
      onChange={(value: Mode) => setMode(value)}
      data={[
        { value: 'years', label: say.showYears },
        { value: 'months', label: say.showMonths },
      ]}
    />
  );
  return mode === 'months' ? (
    <AllMonthsPanel {...months} controls={controls} />
  ) : (
    <AboutFilters replaced={compared}>
      <TwoYearsPanel {...years} answer={{ year, before: yearBefore }} controls={controls} updated={months.updated} />
    </AboutFilters>
  );
}
