import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { ChartAboutContext, useChartAbout } from '../../charts/panel/chart-about';
import { useZoom } from '../../charts/zoom/use-zoom';
import { useFigures } from '../../data/use-figures';
import { useToday } from '../../data/use-today';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { readFigures, readTotal } from '../../leave-charts/aggregate';
import { compareMonths } from '../../leave-charts/compared-months';
import { monthOf } from '../../lib/calendar-date';
import { currentFiscalYear } from '../../lib/fiscal-year';
import { useStable } from '../../lib/use-stable';
import { ErrorNotice } from '../../ui/error-notice';
import { ComparedBars } from './compared-bars';
import { CumulativeLines } from './cumulative-lines';
import { useTrendsParams } from './params';
import classes from './trends.module.css';
import { COMPARISON } from './trends-query';
import { trendsWords } from './words';

const say = trendsWords;

/** Two fiscal years or two departments, month by month and added up; both in the address. */
export function ComparisonPanels({ filter }: { filter: LeaveFilterInput }) {
  const { options, fiscalYears } = useFilterOptions();
  const today = useToday();
  const [{ compare: what, one: chosenOne, other: chosenOther }, change] = useTrendsParams();
  const choices = (options?.[what] ?? []).filter(({ id }) => id !== '');
  const [firstDefault, secondDefault] = useMemo(() => {
    if (what === 'department') return [choices[0]?.id ?? '', choices[1]?.id ?? ''];
    const year = currentFiscalYear(fiscalYears, today);
    return [year?.id ?? '', (year && fiscalYears[fiscalYears.indexOf(year) - 1]?.id) ?? ''];
  }, [what, choices, fiscalYears, today]);
  const known = (id: string, otherwise: string) => (choices.some((choice) => choice.id === id) ? id : otherwise);
  const one = known(chosenOne, firstDefault);
  const other = known(chosenOther, secondDefault);
  const field = what === 'year' ? 'fiscalYearIds' : 'departmentIds';
  const side = (id: string): LeaveFilterInput => ({ ...filter, [field]: [id] });
  const comparison = useFigures(COMPARISON, { one: side(one), other: side(other) }, { skip: one === '' || other === '' });
  const { data } = comparison;

  const startOf = (id: string) => monthOf(fiscalYears.find((year) => year.id === id)?.startDate ?? '');
  const [oneRows, otherRows] = [data ? readFigures(data.one, '') : [], data ? readFigures(data.other, '') : []];
  const earliest = [...oneRows, ...otherRows].map(({ id }) => id).sort()[0] ?? '';
  const starts = what === 'year' ? [startOf(other), startOf(one)] : [earliest, earliest];
  const months = useStable(
    compareMonths([
      { start: starts[0] ?? '', rows: otherRows },
      { start: starts[1] ?? '', rows: oneRows },
    ]),
  );
  const zoom = useZoom(months.length);
  const labelOf = (id: string) => choices.find((choice) => choice.id === id)?.label ?? id;
  const names = useStable([labelOf(other), labelOf(one)]);
  const about = useChartAbout();
  const version = data?.one.dataVersion ?? about.dataVersion;
  const described = useMemo(
    () => ({ filters: [...about.filters, `${names[1]} / ${names[0]}`], dataVersion: version }),
    [about, names, version],
  );

  const select = (label: string, value: string, set: (id: string) => void) => (
    <NativeSelect
      size="xs"
      w={150}
      label={label}
      data={choices.map((choice) => ({ value: choice.id, label: choice.label }))}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
  const controls = (
    <>
      <SegmentedControl
        size="xs"
        aria-label={say.compareWhat}
        value={what}
        onChange={(value) => change({ compare: value })}
        data={(['year', 'department'] as const).map((value) => ({ value, label: say.whats[value] }))}
      />
      {select(say.one, one, (id) => change({ one: id }))}
      {select(say.other, other, (id) => change({ other: id }))}
    </>
  );
  const props = {
    months,
    names,
    totals: data ? [readTotal(data.other), readTotal(data.one)] : [],
    zoom,
    byYear: what === 'year',
  };
  if (data === undefined && comparison.error !== null) {
    return (
      <div className={classes.wide}>
        <ErrorNotice error={comparison.error} retry={comparison.retry} />
      </div>
    );
  }
  return (
    <ChartAboutContext value={described}>
      <ComparedBars {...props} controls={controls} />
      <CumulativeLines {...props} />
    </ChartAboutContext>
  );
}
