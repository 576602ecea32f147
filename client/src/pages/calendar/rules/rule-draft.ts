import type { VariablesOf } from 'gql.tada';
import type { CoverageRule, CREATE_RULE } from './rules-query';

/** A rule in the form: every field is the text of its control. */
export interface RuleDraft {
  name: string;
  group: CoverageRule['group'];
  groupId: string;
  minimum: string;
  unit: 'people' | 'percent';
  weekdays: string[];
  isSeasonal: boolean;
  /** `MM-DD`. */
  seasonFrom: string;
  seasonTo: string;
}

export function draftOf(rule: CoverageRule | null): RuleDraft {
  return {
    name: rule?.name ?? '',
    group: rule?.group ?? 'DEPARTMENT',
    groupId: rule?.groupId ?? '',
    minimum: minimumOf(rule),
    unit: typeof rule?.minimumShare === 'number' ? 'percent' : 'people',
    weekdays: (rule?.weekdays ?? []).map(String),
    isSeasonal: typeof rule?.seasonFrom === 'string',
    seasonFrom: rule?.seasonFrom ?? '12-01',
    seasonTo: rule?.seasonTo ?? '12-31',
  };
}

export function inputOf(draft: RuleDraft): VariablesOf<typeof CREATE_RULE>['input'] {
  const { name, group, groupId, minimum, unit, weekdays, isSeasonal, seasonFrom, seasonTo } = draft;
  return {
    name: name.trim(),
    group,
    groupId: group === 'EVERYONE' ? null : groupId,
    minimumPresent: unit === 'people' ? Number(minimum) : null,
    minimumShare: unit === 'percent' ? Number(minimum) / 100 : null,
    weekdays: weekdays.map(Number),
    seasonFrom: isSeasonal ? seasonFrom : null,
    seasonTo: isSeasonal ? seasonTo : null,
  };
}

function minimumOf(rule: CoverageRule | null): string {
  if (rule === null) return '';
  // Two decimals: 0.29 x 100 is not 29 in floating point.
  return rule.minimumPresent === null ? String(Math.round((rule.minimumShare ?? 0) * 10_000) / 100) : String(rule.minimumPresent);
}
