import { WEEKDAY_NAMES } from '../../domain/calendar-names';
import { isoWeekday } from '../../domain/local-date';
import type { DimensionOfDates } from './dimension';
import { EMPTY, ONLY_DAYS, SPLITS_DATES } from './words';

const ordinalOf = (day: number) => isoWeekday(day) - 1;

export const WEEKDAY = {
  kind: 'DATE',
  grain: 'DAY',
  // Moving a date to another year does not make a Monday of a Sunday.
  byActualDay: true,
  description: 'Weekday of each day of leave. Id: 1 (Monday) to 7 (Sunday); label: its name.',
  filter: {
    field: 'weekdays',
    form: 'WEEKDAY',
    description: `Weekdays of the days of leave: 1 (Monday) to 7 (Sunday). ${ONLY_DAYS} ${EMPTY}`,
    takesNone: false,
  },
  viewer: 'SHOWN',
  splitsBalances: SPLITS_DATES,
  count: () => WEEKDAY_NAMES.length,
  idAt: (_, ordinal) => String(ordinal + 1),
  labelAt: (_, ordinal) => WEEKDAY_NAMES[ordinal] as string,
  find: () => (id) => Number(id) - 1,
  ordinals: () => ordinalOf,
} as const satisfies DimensionOfDates;
