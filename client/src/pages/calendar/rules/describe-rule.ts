import { FILTER_OF, type FilterOptionLists } from '../../../filters/filter-model';
import { optionLabel } from '../../../filters/option-label';
import { formatCount, formatDayOfMonth, formatList, formatShare, formatWeekdayNumber } from '../../../lib/format';
import { ruleWords } from './rule-words';
import type { CoverageRule } from './rules-query';

const say = ruleWords;
/** A leap year: a season may begin or end on 29 February. */
const ANY_YEAR = '2024';

/** A rule in one sentence: how many of whom, on which weekdays, in which season. */
export function describeRule(rule: CoverageRule, options: FilterOptionLists | null): string {
  const { minimumPresent, minimumShare, weekdays, seasonFrom, seasonTo } = rule;
  const group = nameGroup(rule, options);
  const parts = [
    minimumPresent === null ? say.share(formatShare(minimumShare ?? 0), group) : say.people(formatCount(minimumPresent), group),
  ];
  if (weekdays.length > 0) parts.push(say.onWeekdays(formatList(weekdays.map((weekday) => formatWeekdayNumber(String(weekday))))));
  if (seasonFrom !== null && seasonTo !== null)
    parts.push(say.inSeason(...([seasonFrom, seasonTo].map((day) => formatDayOfMonth(`${ANY_YEAR}-${day}`)) as [string, string])));
  return `${parts.join(', ')}.`;
}

function nameGroup({ group, groupId }: CoverageRule, options: FilterOptionLists | null): string {
  if (group === 'EVERYONE') return say.everyone;
  const label = optionLabel(options, FILTER_OF[group], groupId ?? '');
  return group === 'TEAM_MANAGER' ? say.team(label) : label;
}
