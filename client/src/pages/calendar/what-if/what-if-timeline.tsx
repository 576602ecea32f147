import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import type { QueryState } from '../../../data/query-state';
import { QueryView } from '../../../frame/query-view';
import { formatMonth } from '../../../lib/format';
import { ScrollRegion } from '../../../ui/scroll-region';
import type { CalendarGrouping } from '../params';
import { scrollToDate } from '../scroll-to-date';
import timeline from '../timeline.module.css';
import { type TimelineDate, TimelineHead } from '../timeline-head';
import { useGroupName } from '../use-group-name';
import { calendarWords } from '../words';
import { CoverageCell } from './coverage-cell';
import { type Plan, withTried } from './plan';
import type { DateRange } from './tried-range';
import { TriedRow } from './tried-row';
import classes from './what-if.module.css';
import type { CoverageAfter, CoverageNow } from './what-if-query';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;
const placeOf = (date: string, groupId: string | null) => `${date} ${groupId}`;

/** A month of coverage before and after, a row for each leave to try and for each group. */
export function WhatIfTimeline({
  now,
  after,
  plan,
  dates,
  limits,
  month,
  by,
  threshold,
  today,
  onShow,
  onCommit,
}: {
  now: QueryState<{ coverageWhatIf: { dataVersion: string; cells: CoverageNow[] } }>;
  after: CoverageAfter | undefined;
  plan: Plan;
  dates: readonly TimelineDate[];
  limits: DateRange;
  month: string;
  by: CalendarGrouping;
  threshold: number;
  today: string;
  onShow: (plan: Plan | null) => void;
  onCommit: (plan: Plan) => void;
}) {
  const changed = useMemo(() => new Map(after?.cells.map((cell) => [placeOf(cell.date, cell.groupId), cell])), [after]);
  const broken = useMemo(() => listBroken(after, by), [after, by]);
  const caption = say.caption(formatMonth(month), calendarWords.groupings[by]);
  // On a phone a month is wider than the screen: it opens where the newest leave to try is, or today.
  const scroll = useRef<HTMLDivElement>(null);
  const isThere = now.data !== undefined;
  const newest = plan.tried.at(-1);
  const target = useRef('');
  target.current = newest?.from ?? today;
  const tried = plan.tried.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another leave to try is what it scrolls to
  useEffect(() => {
    if (isThere) scrollToDate(scroll.current, target.current);
  }, [isThere, tried]);
  const nameOf = useGroupName(by);
  const byDate = useMemo(() => new Map(dates.map((date) => [date.date, date])), [dates]);
  return (
    <QueryView query={now} version={({ coverageWhatIf }) => coverageWhatIf.dataVersion} skeleton={<Skeleton height={420} radius={12} />}>
      {({ coverageWhatIf }) => (
        <ScrollRegion ref={scroll} className={timeline.card} label={caption}>
          <table className={`${timeline.timeline} ${classes.table}`}>
            <caption>
              <VisuallyHidden>{caption}</VisuallyHidden>
            </caption>
            <TimelineHead dates={dates} heading={calendarWords.groupings[by]} />
            {plan.tried.length > 0 && (
              <tbody>
                {plan.tried.map((leave, at) => (
                  <TriedRow
                    // biome-ignore lint/suspicious/noArrayIndexKey: a person may have several leaves to try
                    key={`${leave.employeeId} ${at}`}
                    leave={leave}
                    dates={dates}
                    limits={limits}
                    onShow={(range) => onShow(range && withTried(plan, at, range))}
                    onCommit={(range) => onCommit(withTried(plan, at, range))}
                    onRemove={() => onCommit({ ...plan, tried: plan.tried.filter((_, other) => other !== at) })}
                  />
                ))}
              </tbody>
            )}
            <tbody>
              {groupsOf(coverageWhatIf.cells).map(([first, ...rest]) => (
                <tr key={first.groupId}>
                  <th scope="row" className={timeline.rowHead} data-person="true">
                    <span title={nameOf(first)}>{nameOf(first)}</span>
                  </th>
                  {[first, ...rest].map((cell) => {
                    const date = byDate.get(cell.date);
                    return (
                      <CoverageCell
                        key={cell.date}
                        now={cell}
                        after={changed.get(placeOf(cell.date, cell.groupId))}
                        isFree={!(cell.isWorkingDay ?? date?.isWorkingDay ?? true)}
                        isToday={date?.isToday ?? false}
                        isBroken={broken.has(placeOf(cell.date, cell.groupId))}
                        threshold={threshold}
                      />
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          {plan.tried.length > 0 && <p className={timeline.note}>{say.triedHint}</p>}
          {by === 'PROJECT_ALLOCATION' && <p className={timeline.note}>{calendarWords.overlapNote}</p>}
        </ScrollRegion>
      )}
    </QueryView>
  );
}

/** The dates and groups on which a rule about the group itself, and not about everyone, breaks. */
function listBroken(after: CoverageAfter | undefined, by: CalendarGrouping): ReadonlySet<string> {
  const own = (after?.breaks ?? []).filter(({ rule }) => rule.group === by);
  return new Set(own.map(({ date, rule }) => placeOf(date, rule.groupId)));
}

/** Cells come by date, each date with every group in the same order. */
function groupsOf(cells: readonly CoverageNow[]): [CoverageNow, ...CoverageNow[]][] {
  const groups = new Map<string | null, [CoverageNow, ...CoverageNow[]]>();
  for (const cell of cells) {
    const known = groups.get(cell.groupId);
    if (known) known.push(cell);
    else groups.set(cell.groupId, [cell]);
  }
  return [...groups.values()];
}
