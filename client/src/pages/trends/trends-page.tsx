import { Navigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { may, useViewer } from '../../data/viewer';
import { toLeaveFilter } from '../../filters/filter-model';
import { usePageContext } from '../../filters/page-context';
import { usePageFigures } from '../../filters/use-page-figures';
import { Page } from '../../frame/page';
import { QueryView } from '../../frame/query-view';
import { inPlaces } from '../../leave-charts/aggregate';
import { uiWords } from '../../ui/words';
import { ComparisonPanels } from './comparison-panels';
import { EmployeePanels } from './employee-panels';
import { ForecastGroups } from './forecast-groups';
import { ForecastPanels } from './forecast-panels';
import { LeadTimePanel } from './lead-time-panel';
import { LengthsPanel } from './lengths-panel';
import { MonthsPanel } from './months-panel';
import { useTrendsParams } from './params';
import { TRENDS, type TrendsAnswer } from './query';
import { trendsVariables } from './question';
import { StatusPanel } from './status-panel';
import classes from './trends.module.css';
import { TrendsSkeleton } from './trends-skeleton';

const PLACES = ['months', 'layers', 'statuses', 'statusMonths', 'one', 'other', 'lengths'] as const;
const merge = (whole: TrendsAnswer, part: TrendsAnswer) => inPlaces(whole, part, PLACES);

/** Leave over months, compared between years or departments, and by employee. */
export function TrendsPage() {
  const { role } = useViewer();
  return may.seeLeave(role) ? <Trends /> : <Navigate to="/data" replace />;
}

function Trends() {
  const { role } = useViewer();
  const context = usePageContext();
  const [params, change] = useTrendsParams();
  const figures = usePageFigures(TRENDS, (filters) => context && trendsVariables(context, filters, params), merge);
  const { of, filters } = figures;
  const filter = useMemo(() => toLeaveFilter(filters), [filters]);
  const scope = figures.current && !figures.isSelecting ? JSON.stringify([filter, params.stack]) : null;
  return (
    <Page title={uiWords.pages.trends} attributed>
      <QueryView
        query={figures}
        version={(data) => data.months.dataVersion}
        isEmpty={(data) => data.statusMonths.rows.length === 0}
        skeleton={<TrendsSkeleton />}
      >
        {() => {
          const { lengths, leadTimes } = of('requests');
          return (
            <div className={classes.grid}>
              <div className={classes.wide}>
                <MonthsPanel data={of('months')} stack={params.stack} onStack={(stack) => change({ stack })} scope={scope} />
              </div>
              <ComparisonPanels data={of('comparison')} />
              {lengths && <LengthsPanel answer={lengths} filter={filter} scope={scope} />}
              {leadTimes && <LeadTimePanel answer={leadTimes} filter={filter} scope={scope} />}
              {may.seePeople(role) && (
                <div className={classes.wide}>
                  <EmployeePanels filters={filters} />
                </div>
              )}
              <div className={classes.wide}>
                <StatusPanel data={of('statuses')} scope={scope} />
              </div>
              <div className={classes.wide}>
                <ForecastPanels filters={filters} />
              </div>
              <div className={classes.wide}>
                <ForecastGroups filters={filters} />
              </div>
            </div>
          );
        }}
      </QueryView>
    </Page>
  );
}
