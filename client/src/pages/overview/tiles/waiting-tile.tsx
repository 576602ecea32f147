import { dateIn, daysBetween } from '../../../lib/calendar-date';
import { formatCount, formatDays } from '../../../lib/format';
import { useLiveData } from '../../../lib/use-live-data';
import { useLiveQuery } from '../../../lib/use-live-query';
import { useToday } from '../../../lib/use-today';
import { tileWords } from '../../../words/tiles';
import { Tile } from './tile';
import { WAITING } from './tile-queries';
import { usePeopleFilter } from './use-people-filter';

const say = tileWords.waiting;

/** Requests that nobody has decided on, and for how long. */
export function WaitingTile() {
  const people = usePeopleFilter();
  const today = useToday();
  const zone = useLiveData().status?.sourceTimeZone ?? 'UTC';
  const query = useLiveQuery(WAITING, { filter: { ...people, statuses: ['REQUESTED'] } });
  const count = query.data?.leaves.totalCount ?? 0;
  const waited = (query.data?.leaves.nodes ?? []).map(({ requestedAt }) => daysBetween(dateIn(zone, Date.parse(requestedAt)), today));
  const isWhole = waited.length === count;
  return (
    <Tile
      title={say.title}
      query={query}
      figure={formatCount(count)}
      words={
        waited[0] === undefined ? (
          say.none
        ) : (
          <>
            <p>{say.oldest(formatCount(waited[0]), waited[0])}</p>
            {isWhole && <p>{say.median(formatDays(median(waited)))}</p>}
          </>
        )
      }
      basis={say.basis}
      to="/trends"
      toLabel={say.link}
    />
  );
}

/** @param values at least one */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
