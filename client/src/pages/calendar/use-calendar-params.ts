import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useToday } from '../../data/use-today';
import { useViewer } from '../../data/viewer';
import { useFilters } from '../../filters/use-filters';
import { isCalendarDate, monthOf } from '../../lib/calendar-date';
import { usePageParam } from '../../lib/use-page-param';

const VIEWS = ['month', 'timeline'] as const;
export type CalendarView = (typeof VIEWS)[number];
export const GROUPINGS = ['DEPARTMENT', 'TEAM_MANAGER', 'PROJECT_ALLOCATION'] as const;
export type CalendarGrouping = (typeof GROUPINGS)[number];
/** Least presence that is not marked, in per cent. */
export const THRESHOLDS = ['50', '60', '70', '80', '90'] as const;
type Threshold = (typeof THRESHOLDS)[number];

const isOneOf =
  <Value extends string>(values: readonly Value[]) =>
  (text: string): text is Value =>
    (values as readonly string[]).includes(text);
const isMonth = (text: string): text is string => isCalendarDate(`${text}-01`);
const isDate = (text: string): text is string => isCalendarDate(text);
const isText = (text: string): text is string => text !== '';

/** What the page keeps in its address beside the filters. */
export function useCalendarParams() {
  const { role } = useViewer();
  const [filters] = useFilters();
  const today = useToday();
  const start = filters.from > today || (filters.to !== '' && filters.to < today) ? filters.from || filters.to : today;
  const [view, setView] = usePageParam<CalendarView>('view', isOneOf(VIEWS), 'month');
  const [by, setBy] = usePageParam<CalendarGrouping>('by', isOneOf(GROUPINGS), role === 'MANAGER' ? 'TEAM_MANAGER' : 'DEPARTMENT');
  const [below, setBelow] = usePageParam<Threshold>('below', isOneOf(THRESHOLDS), '80');
  const [month] = usePageParam('month', isMonth, monthOf(start));
  const [day, setDay] = usePageParam('day', isDate, monthOf(today) === month ? today : '');
  const [open, setOpen] = useOpenGroup();
  return { view, setView, by, setBy, threshold: Number(below) / 100, below, setBelow, month, day, setDay, open, setOpen, today };
}

/** The group whose people are shown: its id, which is "" for people without one; null: none is chosen. */
function useOpenGroup(): [string | null, (group: string | null) => void] {
  const isChosen = 'open' in (useSearch({ strict: false }) as Record<string, unknown>);
  const [value] = usePageParam('open', isText, '');
  const navigate = useNavigate();
  const set = useCallback(
    (group: string | null) =>
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => ({ ...before, open: group === null ? undefined : [group] })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return [isChosen ? value : null, set];
}
