import { useToday } from '../../data/use-today';
import { useViewer } from '../../data/viewer';
import { useFilters } from '../../filters/use-filters';
import { monthOf } from '../../lib/calendar-date';
import { useCalendarParams } from './params';

/** The page's parameters with the defaults that depend on the viewer, the filters and the date. */
export function useCalendar() {
  const { role } = useViewer();
  const [filters] = useFilters();
  const today = useToday();
  const [params, change] = useCalendarParams();
  const start = filters.from > today || (filters.to !== '' && filters.to < today) ? filters.from || filters.to : today;
  const month = params.month || monthOf(start);
  return {
    ...params,
    by: params.by ?? (role === 'MANAGER' ? 'TEAM_MANAGER' : 'DEPARTMENT'),
    threshold: Number(params.below) / 100,
    month,
    day: params.day || (monthOf(today) === month ? today : ''),
    today,
    change,
  };
}
