import { monthOfDay } from '../months';
import { NONE } from '../state';
import type { DimensionOfDates } from './dimension';
import { EMPTY, ONLY_DAYS, SPLITS_DATES } from './words';

const yearOf = (day: number) => 1970 + Math.floor(monthOfDay(day) / 12);

export const YEAR = {
  kind: 'DATE',
  grain: 'MONTH',
  byActualDay: false,
  description: 'Calendar year of each day of leave. Id and label: 2024.',
  filter: {
    field: 'years',
    form: 'YEAR',
    description: `Calendar years of the days of leave, such as 2024. ${ONLY_DAYS} ${EMPTY}`,
    takesNone: false,
  },
  viewer: 'SHOWN',
  splitsBalances: SPLITS_DATES,
  count: ({ firstDay, lastDay }) => yearOf(lastDay) - yearOf(firstDay) + 1,
  idAt: ({ firstDay }, ordinal) => String(yearOf(firstDay) + ordinal),
  labelAt: ({ firstDay }, ordinal) => String(yearOf(firstDay) + ordinal),
  find:
    ({ firstDay, lastDay }) =>
    (id) => {
      const year = Number(id);
      return year < yearOf(firstDay) || year > yearOf(lastDay) ? NONE : year - yearOf(firstDay);
    },
  ordinals({ firstDay }) {
    const first = yearOf(firstDay);
    return (day) => yearOf(day) - first;
  },
} as const satisfies DimensionOfDates;
