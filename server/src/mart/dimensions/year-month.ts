import { MONTH_NAMES } from '../../domain/calendar-names';
import { monthOfDay } from '../months';
import { NONE } from '../state';
import type { DimensionOfDates } from './dimension';
import { EMPTY, ONLY_DAYS, SPLITS_DATES } from './words';

const yearOf = (month: number) => 1970 + Math.floor(month / 12);
const placeInYear = (month: number) => ((month % 12) + 12) % 12;

export const YEAR_MONTH = {
  kind: 'DATE',
  grain: 'MONTH',
  byActualDay: false,
  description: 'Calendar month of each day of leave. Id: 2024-03; label: March 2024.',
  filter: {
    field: 'yearMonths',
    form: 'YEAR_MONTH',
    description: `Calendar months of the days of leave, such as 2024-03. ${ONLY_DAYS} ${EMPTY}`,
    takesNone: false,
  },
  viewer: 'SHOWN',
  splitsBalances: SPLITS_DATES,
  count: ({ firstDay, lastDay }) => monthOfDay(lastDay) - monthOfDay(firstDay) + 1,
  idAt({ firstDay }, ordinal) {
    const month = monthOfDay(firstDay) + ordinal;
    return `${yearOf(month)}-${String(placeInYear(month) + 1).padStart(2, '0')}`;
  },
  labelAt({ firstDay }, ordinal) {
    const month = monthOfDay(firstDay) + ordinal;
    return `${MONTH_NAMES[placeInYear(month)]} ${yearOf(month)}`;
  },
  find:
    ({ firstDay, lastDay }) =>
    (id) => {
      const month = (Number(id.slice(0, 4)) - 1970) * 12 + Number(id.slice(5)) - 1;
      return month < monthOfDay(firstDay) || month > monthOfDay(lastDay) ? NONE : month - monthOfDay(firstDay);
    },
  ordinals({ firstDay }) {
    const first = monthOfDay(firstDay);
    return (day) => monthOfDay(day) - first;
  },
} as const satisfies DimensionOfDates;
