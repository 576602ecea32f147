import { type ReactNode, useMemo } from 'react';
import { ChartAboutContext } from '../charts/panel/chart-about';
import type { QueryState } from '../data/query-state';
import { describeFilters } from '../filters/describe-filters';
import { useFilterOptions } from '../filters/filter-options';
import { useFilters } from '../filters/use-filters';
import { ErrorNotice } from '../ui/error-notice';
import { NoLeave } from './no-leave';
import classes from './page.module.css';

/**
 * A query on screen: its skeleton until the first answer, what went wrong above what is known, and the answer, dimmed while
 * another filter's is loading.
 * @param version the data version that the answer is of: exports name it
 * @param isEmpty whether the answer has nothing to draw; then the filters are said, each with a way to loosen it
 */
export function QueryView<TData>({
  query: { data, current, error, retry },
  version,
  isEmpty,
  skeleton,
  children,
}: {
  query: QueryState<TData>;
  version: (data: TData) => string;
  isEmpty?: (data: TData) => boolean;
  skeleton: ReactNode;
  children: (data: TData) => ReactNode;
}) {
  const [filters] = useFilters();
  const { options } = useFilterOptions();
  const dataVersion = data === undefined ? '' : version(data);
  const about = useMemo(() => ({ filters: describeFilters(filters, options), dataVersion }), [filters, options, dataVersion]);
  return (
    <>
      {error && (
        <div className={classes.notice}>
          <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />
        </div>
      )}
      {data === undefined ? (
        !error && skeleton
      ) : (
        <div aria-busy={!current} className={classes.content} data-pending={!current || undefined} data-version={dataVersion}>
          <ChartAboutContext value={about}>{isEmpty?.(data) ? <NoLeave /> : children(data)}</ChartAboutContext>
        </div>
      )}
    </>
  );
}
