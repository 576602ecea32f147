import { useMemo } from 'react';
import { useFigures } from '../../../data/use-figures';
import { useDataState, useFirstVersion } from '../../../data/use-live-data';
import { may, useViewer } from '../../../data/viewer';
import { toPeopleFilter } from '../../../filters/filter-model';
import { useFilters } from '../../../filters/use-filters';
import { changeCauses } from '../../../leave-charts/words';
import { formatCount, formatDays, formatInstant, formatList, formatSignedDays } from '../../../lib/format';
import { CHANGE } from './query';
import { Tile } from './tile';
import { tileWords } from './words';

const say = tileWords.change;
const HOUR_MILLISECONDS = 60 * 60 * 1000;

/** What moved the leave days since this time yesterday, cause by cause; since the first run, where yesterday there was none. */
export function ChangeTile() {
  const { role } = useViewer();
  const { sourceTimeZone } = useDataState();
  const [filters] = useFilters();
  const filter = { ...toPeopleFilter(filters), statuses: ['APPROVED' as const] };
  // By the hour, so that an open page asks again once an hour and not with every drawing.
  const hour = Math.floor(Date.now() / HOUR_MILLISECONDS);
  const since = useMemo(() => new Date((hour - 24) * HOUR_MILLISECONDS).toISOString(), [hour]);
  const sinceYesterday = useFigures(CHANGE, { fromTime: since, filter }, 'LATER');
  const { first, isBefore: isNew } = useFirstVersion(sinceYesterday.data?.explainChange);
  const sinceFirst = useFigures(CHANGE, isNew ? { from: first, filter } : null, 'LATER');
  const query = isNew ? sinceFirst : sinceYesterday;
  const change = query.data?.explainChange;
  const causes = (change?.components ?? []).filter(({ movedLeaves }) => movedLeaves > 0);
  const days = [formatDays(change?.before.leaveDays ?? 0), formatDays(change?.after.leaveDays ?? 0)] as const;
  return (
    <Tile
      title={isNew ? say.titleFirst : say.title}
      query={query}
      figure={change ? formatSignedDays(change.after.leaveDays - change.before.leaveDays) : undefined}
      words={
        causes.length === 0
          ? say.nothing
          : formatList(causes.map(({ kind, movedLeaves }) => changeCauses[kind](formatCount(movedLeaves), movedLeaves)))
      }
      basis={isNew ? say.basisFirst(...days) : say.basis(formatInstant(since, sourceTimeZone), ...days)}
      {...(may.seeRuns(role) ? { to: '/data', toLabel: say.link } : {})}
    />
  );
}
