import { Navigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { leaveTypeColors } from '../../charts/palette';
import { ErrorNotice } from '../../components/error-notice';
import { FilterBar } from '../../filters/filter-bar';
import { DEFAULT_STATUSES, toLeaveFilter } from '../../filters/filter-model';
import { optionLabel } from '../../filters/option-label';
import { useFilterOptions } from '../../filters/use-filter-options';
import { useFilters } from '../../filters/use-filters';
import { formatList } from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { useLiveData } from '../../lib/use-live-data';
import { useLiveQuery } from '../../lib/use-live-query';
import { may, useViewer } from '../../lib/viewer';
import { filterWords } from '../../words/filters';
import { overviewWords } from '../../words/overview';
import { shellWords } from '../../words/shell';
import { EmptyOverview } from './empty-overview';
import classes from './overview.module.css';
import { OverviewPanels } from './overview-panels';
import { OVERVIEW, readTotal } from './overview-query';
import { OverviewSkeleton } from './overview-skeleton';
import { Total } from './total';

const say = overviewWords;

/** How much leave there is, when, where and of what kind. */
export function OverviewPage() {
  const { role } = useViewer();
  return may.seeLeave(role) ? <Overview /> : <Navigate to="/data" replace />;
}

function Overview() {
  const [filters, setFilters] = useFilters();
  const { offline } = useLiveData();
  const { options } = useFilterOptions();
  const filter = useMemo(() => toLeaveFilter(filters), [filters]);
  const { data, current, error, retry } = useLiveQuery(OVERVIEW, { filter });
  const colors = useMemo(() => leaveTypeColors((options?.type ?? []).map((type) => type.id)), [options]);
  useEffect(() => {
    document.title = shellWords.pageTitle(shellWords.overview);
  }, []);

  const total = data ? readTotal(data.byMonth) : null;
  const scope = JSON.stringify(filter);
  const updated = useChangeMark(current && total ? JSON.stringify(total) : undefined, scope);
  const statuses = filters.status.length === 0 ? DEFAULT_STATUSES : filters.status;
  const basis = say.totalBasis(
    formatList(statuses.map((status) => optionLabel(options, 'status', status))),
    filters.year.length === 0 ? filterWords.allYears : formatList(filters.year.map((year) => optionLabel(options, 'year', year))),
  );
  const empty = data !== undefined && data.byMonth.rows.length === 0;

  return (
    <>
      <h1 className={classes.heading}>{shellWords.overview}</h1>
      <FilterBar options={options} filters={filters} onChange={setFilters} />
      {error && error.kind !== 'unauthenticated' && !(offline && data) && (
        <div className={classes.notice}>
          <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />
        </div>
      )}
      {!data && (!error || error.kind === 'unauthenticated') && <OverviewSkeleton />}
      {data && total && (
        <div aria-busy={!current} className={classes.content} data-pending={!current || undefined} data-version={data.byMonth.dataVersion}>
          {empty ? (
            <EmptyOverview filters={filters} options={options} onChange={setFilters} />
          ) : (
            <>
              <Total total={total} basis={basis} updated={updated} />
              <OverviewPanels data={data} scope={current ? scope : null} colors={colors} />
            </>
          )}
        </div>
      )}
    </>
  );
}
