import { formatLocalDate, parseLocalDate } from '../../domain/local-date';
import { NONE } from '../state';
import type { DimensionOfDates } from './dimension';
import { EMPTY, ONLY_DAYS, SPLITS_DATES } from './words';

export const DATE = {
  kind: 'DATE',
  grain: 'DAY',
  byActualDay: false,
  description: 'Calendar date of each day of leave. Id and label: 2024-03-15.',
  filter: { field: 'dates', form: 'DATE', description: `Calendar dates of the days of leave. ${ONLY_DAYS} ${EMPTY}`, takesNone: false },
  viewer: 'SHOWN',
  splitsBalances: SPLITS_DATES,
  count: ({ firstDay, lastDay }) => lastDay - firstDay + 1,
  idAt: ({ firstDay }, ordinal) => formatLocalDate(firstDay + ordinal),
  labelAt: ({ firstDay }, ordinal) => formatLocalDate(firstDay + ordinal),
  find:
    ({ firstDay, lastDay }) =>
    (id) => {
      const day = parseLocalDate(id);
      return day === null || day < firstDay || day > lastDay ? NONE : day - firstDay;
    },
  ordinals:
    ({ firstDay }) =>
    (day) =>
      day - firstDay,
} as const satisfies DimensionOfDates;
