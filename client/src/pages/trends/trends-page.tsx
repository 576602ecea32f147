import { Navigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFigures } from '../../data/use-figures';
import { may, useViewer } from '../../data/viewer';
import { EVERY_STATUS, toLeaveFilter } from '../../filters/filter-model';
import { useFilters } from '../../filters/use-filters';
import { Page } from '../../frame/page';
import { QueryView } from '../../frame/query-view';
import { uiWords } from '../../ui/words';
import { ComparisonPanels } from './comparison-panels';
import { EmployeePanels } from './employee-panels';
import { MonthsPanel } from './months-panel';
import { useTrendsParams } from './params';
import { RequestPanels } from './request-panels';
import { STACKS } from './stacks';
import { StatusPanel } from './status-panel';
import classes from './trends.module.css';
import { TRENDS } from './trends-query';
import { TrendsSkeleton } from './trends-skeleton';

/** How leave moves: over months, between years and departments, from person to person. */
export function TrendsPage() {
  const { role } = useViewer();
  return may.seeLeave(role) ? <Trends /> : <Navigate to="/data" replace />;
}

function Trends() {
  const { role } = useViewer();
  const [filters] = useFilters();
  const [{ stack }, change] = useTrendsParams();
  const filter = useMemo(() => toLeaveFilter(filters), [filters]);
  const { dimension } = STACKS[stack];
  const query = useFigures(TRENDS, {
    filter,
    everyStatus: { ...filter, statuses: [...EVERY_STATUS] },
    stack: dimension === null ? ['YEAR_MONTH'] : ['YEAR_MONTH', dimension],
    stacked: dimension !== null,
  });
  const scope = query.current ? JSON.stringify([filter, stack]) : null;
  return (
    <Page title={uiWords.pages.trends}>
      <QueryView
        query={query}
        version={(data) => data.months.dataVersion}
        isEmpty={(data) => data.statusMonths.rows.length === 0}
        skeleton={<TrendsSkeleton />}
      >
        {(data) => (
          <div className={classes.grid}>
            <div className={classes.wide}>
              <MonthsPanel data={data} stack={stack} onStack={(value) => change({ stack: value })} scope={scope} />
            </div>
            <ComparisonPanels filter={filter} />
            {may.seePeople(role) && <RequestPanels filter={filter} />}
            {may.seePeople(role) && <EmployeePanels filter={filter} />}
            <div className={classes.wide}>
              <StatusPanel data={data} scope={scope} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  );
}
