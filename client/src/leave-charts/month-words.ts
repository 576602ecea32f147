import { type CategoryWords, type MonthAxis, monthAxisLabel } from '../charts/options/bar-options';
import { formatCompact, formatMonth, formatShortMonth } from '../lib/format';
import { EXACT_DAYS } from './series-words';

/** The words of a chart of leave days over months; `axis` says how much room there is. */
export const monthWords = (axis: MonthAxis): CategoryWords => ({
  exact: EXACT_DAYS,
  compact: formatCompact,
  category: formatMonth,
  axisLabel: (month) => monthAxisLabel(month, axis, formatShortMonth),
});
