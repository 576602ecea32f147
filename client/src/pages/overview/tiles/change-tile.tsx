import { useMemo } from 'react';
import { formatCount, formatDays, formatInstant, formatList, formatSignedDays } from '../../../lib/format';
import { useLiveData } from '../../../lib/use-live-data';
import { useLiveQuery } from '../../../lib/use-live-query';
import { may, useViewer } from '../../../lib/viewer';
import { tileWords } from '../../../words/tiles';
import { Tile } from './tile';
import { CHANGE } from './tile-queries';
import { usePeopleFilter } from './use-people-filter';

const say = tileWords.change;
const HOUR_MILLISECONDS = 60 * 60 * 1000;

/** What moved the leave days since this time yesterday, cause by cause. */
export function ChangeTile() {
  const { role } = useViewer();
  const { status } = useLiveData();
  const people = usePeopleFilter();
  // By the hour, so that a page left open asks anew once an hour and not with every drawing.
  const hour = Math.floor(Date.now() / HOUR_MILLISECONDS);
  const since = useMemo(() => new Date((hour - 24) * HOUR_MILLISECONDS).toISOString(), [hour]);
  const query = useLiveQuery(CHANGE, { since, filter: { ...people, statuses: ['APPROVED'] } });
  const change = query.data?.explainChange;
  const causes = (change?.components ?? []).filter(({ movedLeaves }) => movedLeaves > 0);
  const first = formatInstant(since, status?.sourceTimeZone ?? 'UTC');
  return (
    <Tile
      title={say.title}
      query={query}
      figure={change ? formatSignedDays(change.after.leaveDays - change.before.leaveDays) : undefined}
      words={
        causes.length === 0
          ? say.nothing
          : formatList(causes.map(({ kind, movedLeaves }) => say.causes[kind](formatCount(movedLeaves), movedLeaves)))
      }
      basis={say.basis(first, formatDays(change?.before.leaveDays ?? 0), formatDays(change?.after.leaveDays ?? 0))}
      {...(may.seeRuns(role) ? { to: '/data', toLabel: say.link } : {})}
    />
  );
}
