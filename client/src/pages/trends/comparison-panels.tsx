import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { useZoom } from '../../charts/zoom/use-zoom';
import { AboutFilters } from '../../filters/about-filters';
import { useFilterOptions } from '../../filters/filter-options';
import { usePageContext } from '../../filters/page-context';
import { readFigures, readTotal } from '../../leave-charts/aggregate';
import { compareMonths } from '../../leave-charts/compared-months';
import { monthOf } from '../../lib/calendar-date';
import { useStable } from '../../lib/use-stable';
import { Card } from '../../ui/card';
import { ComparedBars } from './compared-bars';
import { CumulativeLines } from './cumulative-lines';
import { useTrendsParams } from './params';
import type { TrendsAnswer } from './query';
import { comparedSides } from './question';
import { trendsWords } from './words';

const say = trendsWords;

/** Two fiscal years or two departments, month by month and added up; both in the address. */
export function ComparisonPanels({ data }: { data: TrendsAnswer }) {
  const { fiscalYears } = useFilterOptions();
  const context = usePageContext();
  const [params, change] = useTrendsParams();
  const what = params.compare;
  const { one, other, choices } = context ? comparedSides(context, params) : { one: '', other: '', choices: [] };

  const startOf = (id: string) => monthOf(fiscalYears.find((year) => year.id === id)?.startDate ?? '');
  const [oneRows, otherRows] = [data.one ? readFigures(data.one, '') : [], data.other ? readFigures(data.other, '') : []];
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
  const sides = useMemo(() => ({ [what]: [one, other] }), [what, one, other]);

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
  const offered = (['year', 'department'] as const).map((value) => ({ value, label: say.whats[value] }));
  const kind = (
    <SegmentedControl size="xs" aria-label={say.compareWhat} value={what} onChange={(value) => change({ compare: value })} data={offered} />
  );
  const controls = (
    <>
      {kind}
      {select(say.one, one, (id) => change({ one: id }))}
      {select(say.other, other, (id) => change({ other: id }))}
    </>
  );
  const props = {
    months,
    names,
    totals: data.one && data.other ? [readTotal(data.other), readTotal(data.one)] : [],
    zoom,
    byYear: what === 'year',
  };
  if (context?.choices.options && (one === '' || other === ''))
    return (
      <Card title={say.compare}>
        <div data-print="hidden">{kind}</div>
        <p>{say.nothingToCompare[what]}</p>
      </Card>
    );
  return (
    <AboutFilters replaced={sides}>
      <ComparedBars {...props} controls={controls} />
      <CumulativeLines {...props} />
    </AboutFilters>
  );
}
