import { useToday } from '../../data/use-today';
import { useViewer } from '../../data/viewer';
import { useFilters } from '../../filters/use-filters';
import { isCalendarDate, monthOf } from '../../lib/calendar-date';
import { useCalendarParams } from './params';

const FIRST_MONTH = '1970-01';
const LAST_MONTH = '2199-12';

/** Leave outside of these years is not accepted. */
const isShownMonth = (month: string) => month >= FIRST_MONTH && month <= LAST_MONTH && isCalendarDate(`${month}-01`);

/** The page's parameters with the defaults that depend on the viewer, the filters and the date. */
export function useCalendar() {
  const { role } = useViewer();
  const [filters] = useFilters();
  const today = useToday();
  const [params, change] = useCalendarParams();
  const start = filters.from > today || (filters.to !== '' && filters.to < today) ? filters.from || filters.to : today;
  const isUnknownMonth = params.month !== '' && !isShownMonth(params.month);
  const named = params.month === '' ? monthOf(start) : params.month;
  const month = isUnknownMonth ? monthOf(today) : named;
  return {
    ...params,
    by: params.by ?? (role === 'MANAGER' ? 'TEAM_MANAGER' : 'DEPARTMENT'),
    threshold: Number(params.below) / 100,
    month,
    /** What the address names is no month that can be shown. */
    isUnknownMonth,
    day: params.day || (monthOf(today) === month ? today : ''),
    today,
    change,
  };
}
