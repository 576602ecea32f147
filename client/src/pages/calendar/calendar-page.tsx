import { Navigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { may, useViewer } from '../../data/viewer';
import { FILTER_NAMES, type FilterName, hasDates, PEOPLE_FILTERS } from '../../filters/filter-model';
import { useFilters } from '../../filters/use-filters';
import { filterWords } from '../../filters/words';
import { Page } from '../../frame/page';
import { formatList } from '../../lib/format';
import { Notice } from '../../ui/notice';
import { uiWords } from '../../ui/words';
import { ABSENCE_FILTERS, absenceFilter } from './absence-filter';
import classes from './calendar.module.css';
import { CalendarControls } from './calendar-controls';
import { CalendarLegend } from './calendar-legend';
import { CalendarFeeds } from './feeds/calendar-feeds';
import { MonthView } from './month-view';
import { CoverageRules } from './rules/coverage-rules';
import { Timeline } from './timeline';
import { useCalendar } from './use-calendar';
import { WhatIf } from './what-if/what-if';
import { calendarWords } from './words';

const say = calendarWords;

/** Who is away, and when few are left. */
export function CalendarPage() {
  const { role } = useViewer();
  if (!may.seePeople(role)) return <Navigate to="/" replace />;
  return (
    <Page title={uiWords.pages.calendar} intro={say.intro}>
      <Calendar />
    </Page>
  );
}

function Calendar() {
  const { role } = useViewer();
  const [filters] = useFilters();
  const filter = useMemo(() => absenceFilter(filters), [filters]);
  const { change, ...params } = useCalendar();
  const followed: readonly FilterName[] = params.view === 'whatif' ? PEOPLE_FILTERS : ABSENCE_FILTERS;
  const ignored = FILTER_NAMES.filter((name) => filters[name].length > 0 && !followed.includes(name));
  // Another number asks for conflicts again.
  const [ruleChanges, setRuleChanges] = useState(0);
  return (
    <>
      <CalendarControls {...params} onChange={change} />
      {params.isUnknownMonth && <Notice tone="quiet">{say.unknownMonth}</Notice>}
      {hasDates(filters) && <p className={classes.note}>{say.datesNote}</p>}
      {ignored.length > 0 && <p className={classes.note}>{say.ignoredNote(formatList(ignored.map((name) => filterWords[name])))}</p>}
      {params.view === 'whatif' ? (
        <WhatIf key={ruleChanges} {...params} />
      ) : filter === null ? (
        <Notice tone="quiet">{say.statusNote}</Notice>
      ) : (
        <>
          {filters.status.length === 0 && <p className={classes.note}>{say.pendingNote}</p>}
          <CalendarLegend threshold={params.threshold} withRefused={filter.statuses.includes('REJECTED')} />
          {params.view === 'month' ? (
            <MonthView {...params} onDay={(day) => change({ day })} filter={filter} />
          ) : (
            <Timeline {...params} onOpen={(open) => change({ open })} filter={filter} />
          )}
        </>
      )}
      {may.setCoverageRules(role) && <CoverageRules onChanged={() => setRuleChanges((count) => count + 1)} />}
      <CalendarFeeds />
    </>
  );
}
