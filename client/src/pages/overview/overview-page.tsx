import { Navigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import { may, useViewer } from '../../data/viewer';
import { type Filters, isSameFilters, NO_FILTERS, toLeaveFilter } from '../../filters/filter-model';
import { usePageContext } from '../../filters/page-context';
import { usePageFigures } from '../../filters/use-page-figures';
import { Page } from '../../frame/page';
import { QueryView } from '../../frame/query-view';
import { inPlaces } from '../../leave-charts/aggregate';
import { lazyPart } from '../../lib/lazy-part';
import { uiWords } from '../../ui/words';
import { OverviewPanels } from './overview-panels';
import { OverviewSkeleton } from './overview-skeleton';
import { OVERVIEW, type OverviewAnswer } from './query';
import { overviewVariables } from './question';
import { TilesSkeleton } from './tiles-skeleton';

// What a page begins with has to fit into the first script.
const Tiles = lazyPart(() => import('./tiles/tiles'), 'Tiles');

const PLACES = ['byMonth', 'byDepartment', 'byType', 'byDesignation'] as const;
const merge = (whole: OverviewAnswer, part: OverviewAnswer) => inPlaces(whole, part, PLACES);

/** Leave by month, department, type and designation, with tiles for today. */
export function OverviewPage() {
  const { role } = useViewer();
  return may.seeLeave(role) ? <Overview /> : <Navigate to="/data" replace />;
}

function Overview() {
  const context = usePageContext();
  const figures = usePageFigures(
    OVERVIEW,
    (filters, whole) => context && overviewVariables(context, filters, whole === null || !isSamePeople(filters, whole)),
    merge,
  );
  const scope = figures.current && !figures.isSelecting ? JSON.stringify(toLeaveFilter(figures.filters)) : null;
  return (
    <Page title={uiWords.pages.overview} attributed>
      <Suspense fallback={<TilesSkeleton />}>
        <Tiles query={{ ...figures, data: figures.data && figures.of('tiles') }} />
      </Suspense>
      <QueryView
        query={figures}
        version={(data) => data.byMonth.dataVersion}
        isEmpty={(data) => data.byMonth.rows.length === 0}
        skeleton={<OverviewSkeleton />}
      >
        {(whole) => <OverviewPanels {...figures} whole={whole} scope={scope} />}
      </QueryView>
    </Page>
  );
}

/** Whether two filters are of the same people and leave types, regardless of their dates and statuses. */
function isSamePeople(one: Filters, other: Filters): boolean {
  const { year, status, months, weekdays, from, to } = NO_FILTERS;
  const dates = { year, status, months, weekdays, from, to };
  return isSameFilters({ ...one, ...dates }, { ...other, ...dates });
}
