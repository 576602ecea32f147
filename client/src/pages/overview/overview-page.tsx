import { Navigate } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { useFigures } from '../../data/use-figures';
import { may, useViewer } from '../../data/viewer';
import { toLeaveFilter } from '../../filters/filter-model';
import { useFilters } from '../../filters/use-filters';
import { Page } from '../../frame/page';
import { QueryView } from '../../frame/query-view';
import { lazyPart } from '../../lib/lazy-part';
import { uiWords } from '../../ui/words';
import { OverviewPanels } from './overview-panels';
import { OVERVIEW } from './overview-query';
import { OverviewSkeleton } from './overview-skeleton';
import { TilesSkeleton } from './tiles-skeleton';

// What a page begins with has to fit into the first script, and the tiles ask for themselves anyway.
const Tiles = lazyPart(() => import('./tiles/tiles'), 'Tiles');

/** How much leave there is, when, where and of what kind. */
export function OverviewPage() {
  const { role } = useViewer();
  return may.seeLeave(role) ? <Overview /> : <Navigate to="/data" replace />;
}

function Overview() {
  const [filters] = useFilters();
  const filter = useMemo(() => toLeaveFilter(filters), [filters]);
  const query = useFigures(OVERVIEW, { filter });
  return (
    <Page title={uiWords.pages.overview}>
      <Suspense fallback={<TilesSkeleton />}>
        <Tiles />
      </Suspense>
      <QueryView
        query={query}
        version={(data) => data.byMonth.dataVersion}
        isEmpty={(data) => data.byMonth.rows.length === 0}
        skeleton={<OverviewSkeleton />}
      >
        {(data) => <OverviewPanels data={data} scope={query.current ? JSON.stringify(filter) : null} />}
      </QueryView>
    </Page>
  );
}
