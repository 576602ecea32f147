import { NativeSelect, SegmentedControl } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { may, useViewer } from '../../data/viewer';
import { AboutFilters } from '../../filters/about-filters';
import { usePageContext } from '../../filters/page-context';
import { usePageFigures } from '../../filters/use-page-figures';
import { Page } from '../../frame/page';
import { QueryView } from '../../frame/query-view';
import { inPlaces } from '../../leave-charts/aggregate';
import { useStable } from '../../lib/use-stable';
import { uiWords } from '../../ui/words';
import { MEASURES, usePatternsParams, YEAR_ORDERS } from './params';
import classes from './patterns.module.css';
import { PatternsSkeleton } from './patterns-skeleton';
import { PATTERNS, type PatternsAnswer } from './query';
import { patternsVariables, shownMeasure, shownType } from './question';
import { patternsWords } from './words';
import { YearHeatmaps } from './year-heatmaps';

const say = patternsWords;
const PLACES = ['months', 'weekdays', 'partMonths', 'partWeekdays'] as const;
const merge = (whole: PatternsAnswer, part: PatternsAnswer) => inPlaces(whole, part, PLACES);

/** When leave falls: months, weekdays and days of the years. */
export function PatternsPage() {
  const { role } = useViewer();
  return may.seeLeave(role) ? <Patterns /> : <Navigate to="/data" replace />;
}

function Patterns() {
  const { role } = useViewer();
  const context = usePageContext();
  const [params, change] = usePatternsParams();
  const { order } = params;
  const figures = usePageFigures(
    PATTERNS,
    (filters, whole) => context && patternsVariables(context, filters, params, whole ?? filters),
    merge,
  );
  const measure = shownMeasure({ role }, params);
  const ofType = measure === 'type';
  const types = (context?.choices.options?.type ?? []).filter(({ id }) => id !== '');
  const type = context && shownType(context, params);
  // A share is that of the type chosen here.
  const ofShare = useStable(ofType && type ? { type: [type.id] } : {});
  const scope = figures.current && !figures.isSelecting ? JSON.stringify([figures.filters, measure, order, type?.id]) : null;

  return (
    <Page title={uiWords.pages.patterns} intro={say.intro} attributed>
      <div className={classes.choices} data-print="hidden">
        <SegmentedControl
          size="xs"
          aria-label={say.measure}
          value={measure}
          onChange={(value) => change({ measure: value })}
          data={MEASURES.filter((value) => value !== 'index' || may.seePeople(role)).map((value) => ({
            value,
            label: say.measures[value],
          }))}
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
        query={figures}
        version={(data) => data.months.dataVersion}
        isEmpty={(data) => data.months.rows.length === 0}
        skeleton={<PatternsSkeleton />}
      >
        {(whole) => (
          <AboutFilters replaced={ofShare}>
            <YearHeatmaps
              {...figures}
              whole={whole}
              measure={measure}
              typeId={type?.id}
              typeLabel={type?.label ?? say.none}
              scope={scope}
            />
          </AboutFilters>
        )}
      </QueryView>
    </Page>
  );
}
