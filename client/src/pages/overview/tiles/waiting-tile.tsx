import type { QueryState } from '../../../data/query-state';
import { useToday } from '../../../data/use-today';
import { toPeopleFilter } from '../../../filters/filter-model';
import { useFilters } from '../../../filters/use-filters';
import { daysBetween } from '../../../lib/calendar-date';
import { formatCount } from '../../../lib/format';
import type { OverviewAnswer } from '../query';
import { Tile } from './tile';
import { tileWords } from './words';

const say = tileWords.waiting;

/** Pending requests, and how long they have been waiting. */
export function WaitingTile({ query }: { query: QueryState<OverviewAnswer> }) {
  const today = useToday();
  const [filters] = useFilters();
  const { leaveCount, requestDates } = query.data?.waiting?.total ?? {};
  const daysSince = (date: string) => Math.max(0, daysBetween(date, today));
  const oldest = requestDates?.earliest ? daysSince(requestDates.earliest) : null;
  const median = requestDates?.median ? daysSince(requestDates.median) : null;
  return (
    <Tile
      title={say.title}
      query={query}
      figure={formatCount(leaveCount ?? 0)}
      words={
        oldest === null || median === null ? (
          say.none
        ) : (
          <>
            <p>{say.oldest(formatCount(oldest), oldest)}</p>
            <p>{say.median(formatCount(median), median)}</p>
          </>
        )
      }
      basis={say.basis}
      to="/trends"
      toLabel={say.link}
      behind={{ filter: { ...toPeopleFilter(filters), statuses: ['REQUESTED'] }, days: null }}
    />
  );
}
