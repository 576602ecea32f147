import { Button, Group, Switch } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFigures } from '../../../data/use-figures';
import { PEOPLE_FILTERS, toListFields } from '../../../filters/filter-model';
import { useFilters } from '../../../filters/use-filters';
import { Card } from '../../../ui/card';
import { ErrorNotice } from '../../../ui/error-notice';
import { WORKING_CALENDAR } from '../calendar-query';
import { datesOfMonth, lookUpDate } from '../month-weeks';
import type { CalendarGrouping } from '../params';
import type { TimelineDate } from '../timeline-head';
import { AddTried } from './add-tried';
import { ChangeTable } from './change-table';
import { PendingRequests } from './pending-requests';
import { EMPTY_PLAN, isEmptyPlan, MAX_TRIED, toChanges } from './plan';
import { summarise } from './summary';
import { usePlan } from './use-plan';
import classes from './what-if.module.css';
import { WhatIfLegend } from './what-if-legend';
import { COVERAGE_AFTER, COVERAGE_NOW, OTHERS_AWAY, PENDING_LEAVE } from './what-if-query';
import { WhatIfTimeline } from './what-if-timeline';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;
const MAX_PENDING = 50;
/** More people and dates than anybody reads by name. */
const MAX_NAMED = 300;

/** What coverage would be if pending requests were approved and hypothetical leave were taken. */
export function WhatIf({ month, by, threshold, today }: { month: string; by: CalendarGrouping; threshold: number; today: string }) {
  const [filters] = useFilters();
  const people = useMemo(() => toListFields(filters, PEOPLE_FILTERS), [filters]);
  const range = useMemo(() => {
    const all = datesOfMonth(month);
    return { from: all[0] ?? '', to: all.at(-1) ?? '' };
  }, [month]);
  const { plan, isPreview, show, commit } = usePlan();
  const working = useFigures(WORKING_CALENDAR, range).data?.workingCalendar;
  const dates = useMemo(
    () => datesOfMonth(month).map((date): TimelineDate => ({ date, isToday: date === today, ...lookUpDate(working, date) })),
    [month, today, working],
  );
  const asked = { ...range, filter: people, by };
  const now = useFigures(COVERAGE_NOW, asked);
  const changes = useFigures(COVERAGE_AFTER, isEmptyPlan(plan) ? null : { ...asked, ...toChanges(plan) });
  const pending = useFigures(PENDING_LEAVE, {
    filter: { ...people, statuses: ['REQUESTED'], dateFrom: range.from, dateTo: range.to },
    by,
    first: MAX_PENDING,
  });
  // The previous answer stays while the next one is loading and during a drag.
  const after = isEmptyPlan(plan) ? undefined : changes.data?.coverageWhatIf;
  const awayThen = after?.cells.reduce((sum, { overlapCount }) => sum + overlapCount, 0) ?? 0;
  const areNamed = !isPreview && changes.current && awayThen > 0 && awayThen <= MAX_NAMED;
  const others = useFigures(OTHERS_AWAY, areNamed && !isEmptyPlan(plan) ? { ...asked, ...toChanges(plan) } : null);
  const [isAdding, setAdding] = useState(false);
  const addTried = (employeeId: string) => {
    const date = today >= range.from && today <= range.to ? today : range.from;
    commit({ ...plan, tried: [...plan.tried, { employeeId, from: date, to: date }] });
    setAdding(false);
  };
  return (
    <div className={classes.whatIf}>
      <Card title={say.title} hint={say.advice}>
        <p className={classes.summary} aria-live={isPreview ? 'off' : 'polite'} data-testid="what-if-summary">
          {summarise(plan, changes.data && after, changes.error !== null)}
        </p>
        <Group gap="sm" data-print="hidden">
          <Switch
            size="sm"
            label={say.approveAll}
            checked={plan.approveAll}
            onChange={(event) => commit({ ...plan, approveAll: event.currentTarget.checked, approve: [], reject: [] })}
          />
          {plan.tried.length < MAX_TRIED && (
            <Button size="xs" variant="default" disabled={isAdding} onClick={() => setAdding(true)}>
              {say.addTried}
            </Button>
          )}
          {!isEmptyPlan(plan) && (
            <Button size="xs" variant="subtle" onClick={() => commit(EMPTY_PLAN)}>
              {say.reset}
            </Button>
          )}
        </Group>
        {isAdding && <AddTried people={people} onChoose={addTried} onClose={() => setAdding(false)} />}
        {changes.error && <ErrorNotice error={changes.error} retry={changes.retry} keepsData={after !== undefined} />}
      </Card>
      <WhatIfLegend threshold={threshold} />
      <WhatIfTimeline
        now={now}
        after={after}
        plan={plan}
        dates={dates}
        limits={range}
        month={month}
        by={by}
        threshold={threshold}
        today={today}
        onShow={show}
        onCommit={commit}
      />
      <PendingRequests query={pending} month={month} plan={plan} onCommit={commit} />
      <ChangeTable after={after} others={areNamed && others.current ? others.data?.coverageWhatIf.cells : undefined} by={by} />
    </div>
  );
}
