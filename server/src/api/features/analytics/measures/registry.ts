import type { Measure, MeasureTypes } from '../measure';
import { absenceRate } from './absence-rate';
import { decisionTime } from './decision-time';
import { employeeCount } from './employee-count';
import { leadTime } from './lead-time';
import { leaveCount } from './leave-count';
import { leaveDays } from './leave-days';
import { meanDaysPerPerson } from './mean-days-per-person';
import { meanDuration } from './mean-duration';
import { monthIndex } from './month-index';
import { pace } from './pace';
import { rejectionRate } from './rejection-rate';
import { requestDates } from './request-dates';
import { shareOfCell } from './share-of-cell';
import { shareOfColumn } from './share-of-column';
import { spellCount } from './spell-count';
import { utilisation } from './utilisation';
import { weekdayIndex } from './weekday-index';

/** Every measure by its name in the API, in the order of the schema. */
export const MEASURES = {
  leaveDays,
  leaveCount,
  employeeCount,
  meanDaysPerPerson,
  spellCount,
  meanDuration,
  shareOfColumn,
  shareOfCell,
  absenceRate,
  weekdayIndex,
  monthIndex,
  utilisation,
  pace,
  leadTime,
  requestDates,
  decisionTime,
  rejectionRate,
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof MEASURES;

export const MEASURE_NAMES = Object.keys(MEASURES) as readonly MeasureName[];

/** The values of one cell. Null: suppressed, unknown, or not asked for. */
export type MeasureValues = { [Name in MeasureName]: MeasureTypes[(typeof MEASURES)[Name]['type']] | null };
