import { Navigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Notice } from '../../components/notice';
import { hasDates } from '../../filters/filter-model';
import { useFilters } from '../../filters/use-filters';
import { Page } from '../../frame/page';
import { may, useViewer } from '../../lib/viewer';
import { calendarWords } from '../../words/calendar';
import { shellWords } from '../../words/shell';
import { absenceFilter } from './absence-filter';
import classes from './calendar.module.css';
import { CalendarControls } from './calendar-controls';
import { CalendarFeeds } from './calendar-feeds';
import { CalendarLegend } from './calendar-legend';
import { MonthView } from './month-view';
import { Timeline } from './timeline';
import { useCalendarParams } from './use-calendar-params';

const say = calendarWords;

/** Who is away, and when few are left. */
export function CalendarPage() {
  const { role } = useViewer();
  if (!may.seePeople(role)) return <Navigate to="/" replace />;
  return (
    <Page title={shellWords.calendar} intro={say.intro}>
      <Calendar />
    </Page>
  );
}

function Calendar() {
  const [filters] = useFilters();
  const filter = useMemo(() => absenceFilter(filters), [filters]);
  const params = useCalendarParams();
  return (
    <>
      <CalendarControls {...params} />
      {hasDates(filters) && <p className={classes.note}>{say.datesNote}</p>}
      {filter === null ? (
        <Notice tone="quiet">{say.statusNote}</Notice>
      ) : (
        <>
          {filters.status.length === 0 && <p className={classes.note}>{say.pendingNote}</p>}
          <CalendarLegend threshold={params.threshold} withRefused={filter.statuses.includes('REJECTED')} />
          {params.view === 'month' ? <MonthView {...params} filter={filter} /> : <Timeline {...params} filter={filter} />}
        </>
      )}
      <CalendarFeeds />
    </>
  );
}
