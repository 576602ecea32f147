import { DATE } from './date';
import { DEPARTMENT } from './department';
import { DESIGNATION } from './designation';
import type { Dimension, DimensionOfLeaves } from './dimension';
import { EMPLOYEE } from './employee';
import { FISCAL_YEAR } from './fiscal-year';
import { LEAVE_ISSUER } from './leave-issuer';
import { LEAVE_LENGTH } from './leave-length';
import { LEAVE_TYPE } from './leave-type';
import { MONTH } from './month';
import { PROJECT_ALLOCATION } from './project-allocation';
import { STATUS_DIMENSION } from './status';
import { TEAM_MANAGER } from './team-manager';
import { WEEKDAY } from './weekday';
import { SPLITS_LEAVES } from './words';
import { YEAR } from './year';
import { YEAR_MONTH } from './year-month';

/** Every dimension by its name in the API. The schema, the filter, the access table, the docs and the tests take their lists from here. */
export const DIMENSIONS = {
  FISCAL_YEAR,
  YEAR,
  YEAR_MONTH,
  MONTH,
  WEEKDAY,
  DATE,
  DEPARTMENT,
  DESIGNATION,
  LEAVE_TYPE,
  LEAVE_LENGTH,
  STATUS: STATUS_DIMENSION,
  EMPLOYEE,
  TEAM_MANAGER,
  LEAVE_ISSUER,
  PROJECT_ALLOCATION,
} as const satisfies Readonly<Record<string, Dimension>>;

export type DimensionName = keyof typeof DIMENSIONS;

/** Fields of a filter that name values of dimensions. */
export type FilterField = (typeof DIMENSIONS)[DimensionName]['filter']['field'];

export const DIMENSION_NAMES = Object.keys(DIMENSIONS) as readonly DimensionName[];

/** Whether leave is under the department, designation and team manager of its employee today, or of its own record. */
export const ATTRIBUTIONS = ['TODAY', 'AT_LEAVE'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** What the attribution decides on: dimensions of people, which `AT_LEAVE` makes dimensions of leaves. */
export const ATTRIBUTED = {
  DEPARTMENT: { ...DEPARTMENT, kind: 'LEAVE', splitsBalances: SPLITS_LEAVES, column: ({ state }) => state.leaves.department },
  DESIGNATION: { ...DESIGNATION, kind: 'LEAVE', splitsBalances: SPLITS_LEAVES, column: ({ state }) => state.leaves.designation },
  TEAM_MANAGER: { ...TEAM_MANAGER, kind: 'LEAVE', splitsBalances: SPLITS_LEAVES, column: ({ state }) => state.leaves.teamManager },
} as const satisfies Partial<Record<DimensionName, DimensionOfLeaves>>;
export type AttributedName = keyof typeof ATTRIBUTED;
export const ATTRIBUTED_NAMES = Object.keys(ATTRIBUTED) as readonly AttributedName[];

export function dimensionOf(name: DimensionName, attribution: Attribution = 'TODAY'): Dimension {
  return attribution === 'AT_LEAVE' && isAttributed(name) ? ATTRIBUTED[name] : DIMENSIONS[name];
}

export function isAttributed(name: DimensionName): name is AttributedName {
  return name in ATTRIBUTED;
}

type DimensionOf<Kind extends Dimension['kind']> = Extract<Dimension, { kind: Kind }>;

/** The dimensions of one kind, with their names. */
export function dimensionsOf<Kind extends Dimension['kind']>(kind: Kind): { name: DimensionName; dimension: DimensionOf<Kind> }[] {
  return DIMENSION_NAMES.flatMap((name) => {
    const dimension = dimensionOf(name);
    return dimension.kind === kind ? [{ name, dimension: dimension as DimensionOf<Kind> }] : [];
  });
}
