import { useMemo, useState } from 'react';
import { graphql } from '../data/graphql';
import { useFigures } from '../data/use-figures';
import { useFirstVersion } from '../data/use-live-data';
import { useToday } from '../data/use-today';
import { may, useViewer } from '../data/viewer';
import { changeCauses } from '../leave-charts/words';
import type { FiscalYear } from '../lib/fiscal-year';
import { formatCount, formatDays, formatList, formatSignedDays } from '../lib/format';
import { useFilterOptions } from './filter-options';
import classes from './filters.module.css';
import { filterWords } from './words';

const MOVED_FIGURES = graphql(`
  query MovedFigures($from: String, $fromTime: DateTime, $filter: LeaveFilter!) {
    explainChange(from: $from, fromTime: $fromTime, filter: $filter, leavesPerComponent: 0) {
      from
      to
      before { leaveDays }
      after { leaveDays }
      components { kind leaveDays movedLeaves }
    }
  }
`);
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const DAYS = 30;
const say = filterWords.moved;

/** A quiet mark where approved leave of closed fiscal years changed in the last 30 days, with the causes by year. */
export function MovedYears() {
  const { role } = useViewer();
  const { fiscalYears } = useFilterOptions();
  const today = useToday();
  const closed = useMemo(() => fiscalYears.filter(({ endDate }) => endDate < today), [fiscalYears, today]);
  const since = new Date(Date.parse(`${today}T00:00:00Z`) - DAYS * DAY_MILLISECONDS).toISOString();
  const [isOpen, setOpen] = useState(false);
  const moved = useMovedFigures(may.seePeople(role) ? closed : [], since);
  if (!moved || moved.causes.length === 0) return null;
  return (
    <details className={classes.moved} data-testid="moved-years" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say.mark}</summary>
      {isOpen && (
        <ul>
          {closed.map((year) => (
            <MovedYear key={year.id} year={year} since={since} />
          ))}
        </ul>
      )}
    </details>
  );
}

function MovedYear({ year, since }: { year: FiscalYear; since: string }) {
  const moved = useMovedFigures([year], since);
  if (!moved || moved.causes.length === 0) return null;
  const { before, after, causes } = moved;
  return (
    <li>
      {say.year(year.label, formatDays(before), formatDays(after), formatSignedDays(after - before))}{' '}
      {formatList(causes.map(({ kind, movedLeaves }) => changeCauses[kind](formatCount(movedLeaves), movedLeaves)))}
    </li>
  );
}

/** Null: not known yet, or not for the viewer. Since the first run, where nothing was known before it. */
function useMovedFigures(years: readonly FiscalYear[], fromTime: string) {
  const filter = { fiscalYearIds: years.map(({ id }) => id), statuses: ['APPROVED' as const] };
  const isAsked = years.length > 0;
  const sinceThen = useFigures(MOVED_FIGURES, isAsked ? { fromTime, filter } : null, 'LATER').data?.explainChange;
  const { first, isBefore: isNew } = useFirstVersion(sinceThen);
  const sinceFirst = useFigures(MOVED_FIGURES, isNew ? { from: first, filter } : null, 'LATER').data?.explainChange;
  const change = isNew ? sinceFirst : sinceThen;
  if (!change) return null;
  const causes = change.components.filter(({ movedLeaves }) => movedLeaves > 0);
  return { before: change.before.leaveDays, after: change.after.leaveDays, causes };
}
