import type { QueryState } from '../../../data/query-state';
import { useToday } from '../../../data/use-today';
import { leaveWords } from '../../../leave-charts/words';
import { formatCount, formatDate, formatDays, formatShare } from '../../../lib/format';
import type { OverviewAnswer } from '../query';
import { currentWeek } from '../question';
import { AwayNames } from './away-names';
import { Tile } from './tile';
import { tileWords } from './words';

const say = tileWords.away;
/** Of more people than this a few names say little, and all of them would have to be read for it. */
const MAX_NAMED = 60;

/** How many are away today and who, and this week; pending apart. */
export function AwayTile({ query }: { query: QueryState<OverviewAnswer> }) {
  const today = useToday();
  const { dateFrom: start, dateTo: end } = currentWeek(today);
  const day = query.data?.away?.dates[0];
  const inWeek = (status: string) => query.data?.awayInWeek?.rows.find(({ keys }) => keys[0]?.id === status)?.measures.employeeCount ?? 0;
  return (
    <Tile
      title={say.title}
      query={query}
      figure={formatCount(day?.awayCount ?? 0)}
      words={
        <>
          <p>
            {say.of(formatCount(day?.headcount ?? 0), day?.headcount ?? 0)}
            {day && day.pendingCount > 0 && ` · ${say.pending(formatCount(day.pendingCount))}`}
          </p>
          {day && day.awayCount > 0 && day.awayCount <= MAX_NAMED && <AwayNames today={today} />}
          <p>{say.week(formatCount(inWeek('APPROVED')), inWeek('APPROVED'), formatCount(inWeek('REQUESTED')))}</p>
        </>
      }
      basis={say.basis(
        formatDate(today),
        day?.coverage == null ? null : formatShare(day.coverage),
        leaveWords.daysOf(formatDays(day?.awayDays ?? 0), day?.awayDays ?? 0),
        formatDate(start),
        formatDate(end),
      )}
      to="/calendar"
      toLabel={say.link}
    />
  );
}
