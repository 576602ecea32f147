import { useFigures } from '../../../data/use-figures';
import { useToday } from '../../../data/use-today';
import { daysBetween } from '../../../lib/calendar-date';
import { formatCount } from '../../../lib/format';
import { Tile } from './tile';
import { WAITING } from './tile-queries';
import { usePeopleFilter } from './use-people-filter';
import { tileWords } from './words';

const say = tileWords.waiting;

/** Requests that nobody has decided on, and for how long. */
export function WaitingTile() {
  const people = usePeopleFilter();
  const today = useToday();
  const query = useFigures(WAITING, { filter: { ...people, statuses: ['REQUESTED'] } });
  const { leaveCount, requestDates } = query.data?.requests.total ?? {};
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
    />
  );
}
