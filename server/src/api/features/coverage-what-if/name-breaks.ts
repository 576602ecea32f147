import type { CoverageBreakAnswer } from './coverage.question';
import type { CoverageBreak } from './coverage.types';
import type { CoverageRuleType } from './coverage-rule.types';

/** Breaks with the rules that they name by id. */
export function nameBreaks(breaks: readonly CoverageBreakAnswer[], rules: readonly CoverageRuleType[]): CoverageBreak[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return breaks.flatMap(({ ruleId, ...one }) => {
    const rule = byId.get(ruleId);
    return rule ? [{ ...one, rule }] : [];
  });
}
