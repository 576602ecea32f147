import { NativeSelect, SegmentedControl } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFigures } from '../../data/use-figures';
import { may, useViewer } from '../../data/viewer';
import { toLeaveFilter } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { useFilters } from '../../filters/use-filters';
import { Page } from '../../frame/page';
import { QueryView } from '../../frame/query-view';
import { uiWords } from '../../ui/words';
import { MEASURES, usePatternsParams, YEAR_ORDERS } from './params';
import classes from './patterns.module.css';
import { PATTERNS } from './patterns-query';
import { PatternsSkeleton } from './patterns-skeleton';
import { patternsWords } from './words';
import { YearHeatmaps } from './year-heatmaps';

const say = patternsWords;

/** When leave falls: months, weekdays and days of the years. */
export function PatternsPage() {
  const { role } = useViewer();
  return may.seeLeave(role) ? <Patterns /> : <Navigate to="/data" replace />;
}

function Patterns() {
  const [filters] = useFilters();
  const { options } = useFilterOptions();
  const { role } = useViewer();
  const [{ measure: asked, order, share: chosenType }, change] = usePatternsParams();
  const offered = MEASURES.filter((value) => value !== 'index' || may.seePeople(role));
  const measure = offered.includes(asked) ? asked : 'days';
  const types = (options?.type ?? []).filter(({ id }) => id !== '');
  const type = types.find(({ id }) => id === chosenType) ?? types[0];
  const filter = useMemo(() => toLeaveFilter(filters), [filters]);
  const ofType = measure === 'type';
  // A share of a leave type is one in all leave: a filter on leave types would make it a share in itself.
  const { leaveTypeIds: _types, ...allTypes } = filter;
  const year = order === 'fiscal' ? 'FISCAL_YEAR' : 'YEAR';
  // Which types there are is known only a moment later: where it makes no difference, nothing is asked anew for it.
  const typeId = ofType ? (type?.id ?? '') : '';
  const part = { ...allTypes, leaveTypeIds: [typeId] };
  const query = useFigures(
    PATTERNS,
    {
      filter: ofType ? allTypes : filter,
      part,
      withPart: ofType,
      withIndex: measure === 'index',
      months: [year, 'MONTH'],
      weekdays: [year, 'WEEKDAY'],
    },
    { skip: ofType && options === null },
  );
  const scope = query.current ? JSON.stringify([filter, measure, order, typeId]) : null;

  return (
    <Page title={uiWords.pages.patterns} intro={say.intro}>
      <div className={classes.choices} data-print="hidden">
        <SegmentedControl
          size="xs"
          aria-label={say.measure}
          value={measure}
          onChange={(value) => change({ measure: value })}
          data={offered.map((value) => ({ value, label: say.measures[value] }))}
        />
        {ofType && (
          <NativeSelect
            size="xs"
            w={190}
            aria-label={say.type}
            data={types.map(({ id, label }) => ({ value: id, label }))}
            value={type?.id}
            onChange={(event) => change({ share: event.currentTarget.value })}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={say.order}
          value={order}
          onChange={(value) => change({ order: value })}
          data={YEAR_ORDERS.map((value) => ({ value, label: say.orders[value] }))}
        />
      </div>
      <QueryView
        query={query}
        version={(data) => data.months.dataVersion}
        isEmpty={(data) => data.months.rows.length === 0}
        skeleton={<PatternsSkeleton />}
      >
        {(data) => (
          <YearHeatmaps data={data} measure={measure} typeLabel={type?.label ?? say.none} filter={ofType ? part : filter} scope={scope} />
        )}
      </QueryView>
    </Page>
  );
}
