import type { Attribution, DimensionName } from '../dimensions/registry';

/** Ids of one dimension: the given ones, and whether a missing value was requested too. */
export interface IdChoice {
  ids: readonly string[];
  orNone: boolean;
}

/** Which leave counts: values of one dimension are alternatives, dimensions and dates restrict together. Checked: every id has its form. */
export interface LeaveCondition {
  /** A dimension that is absent restricts nothing. */
  choices: Readonly<Partial<Record<DimensionName, IdChoice>>>;
  /** `YYYY-MM-DD`, both inclusive; null: open. */
  dateFrom: string | null;
  dateTo: string | null;
  /** What DEPARTMENT, DESIGNATION and TEAM_MANAGER mean, also as cells; left out: TODAY. */
  attribution?: Attribution;
}

/** Whose leave a caller may see: everybody's (null), or that of the team of the person with this empId, as the team is now. */
export interface Scope {
  teamOf: string | null;
}

export const EVERYBODY: Scope = { teamOf: null };
