import { MONTH_NAMES } from '../../domain/calendar-names';
import { monthOfDay } from '../months';
import type { DimensionOfDates } from './dimension';
import { EMPTY, ONLY_DAYS, SPLITS_DATES } from './words';

const ordinalOf = (day: number) => ((monthOfDay(day) % 12) + 12) % 12;

export const MONTH = {
  kind: 'DATE',
  grain: 'MONTH',
  byActualDay: false,
  description: 'Month of the year of each day of leave, all years together. Id: 1 to 12; label: January to December.',
  filter: {
    field: 'months',
    form: 'MONTH',
    description: `Months of the year, all years together: 1 (January) to 12. ${ONLY_DAYS} ${EMPTY}`,
    takesNone: false,
  },
  viewer: 'SHOWN',
  splitsBalances: SPLITS_DATES,
  count: () => MONTH_NAMES.length,
  idAt: (_, ordinal) => String(ordinal + 1),
  labelAt: (_, ordinal) => MONTH_NAMES[ordinal] as string,
  find: () => (id) => Number(id) - 1,
  ordinals: () => ordinalOf,
} as const satisfies DimensionOfDates;
