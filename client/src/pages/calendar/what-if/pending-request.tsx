import { Button, Group } from '@mantine/core';
import { formatCount, formatDayOfMonth, formatDays, formatList } from '../../../lib/format';
import type { Decision } from './plan';
import classes from './what-if.module.css';
import type { PendingLeave } from './what-if-query';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;
const MAX_NAMED = 6;
const MAX_DATES = 8;

/** A pending request: whose, when, what approving it would break and who is away then. */
export function PendingRequest({
  leave: { startDate, endDate, leaveDays, employee, conflicts },
  decision,
  onDecide,
}: {
  leave: PendingLeave;
  decision: Decision;
  onDecide: (decision: Decision) => void;
}) {
  const dates = say.range(formatDayOfMonth(startDate), formatDayOfMonth(endDate));
  const toggle = (wanted: Decision) => onDecide(decision === wanted ? null : wanted);
  const breaks = conflicts?.breaks ?? [];
  const rules = [...new Map(breaks.map(({ rule }) => [rule.id, rule])).values()];
  return (
    <li className={classes.request} data-decision={decision ?? undefined}>
      <div>
        <strong>
          <bdi>{employee.name}</bdi>
        </strong>{' '}
        <span className={classes.quiet}>
          {dates} · {say.days(formatDays(leaveDays), leaveDays)}
        </span>
        {rules.map(({ id, name }) => (
          <p key={id} className={classes.conflict}>
            {say.conflict(name, listDates(breaks.filter(({ rule }) => rule.id === id)))}
          </p>
        ))}
        <p className={classes.quiet}>
          {rules.length === 0 && `${say.noConflict} `}
          {conflicts && describeColleagues(conflicts)}
        </p>
      </div>
      <Group gap={6} wrap="nowrap" data-print="hidden">
        {(['approve', 'reject'] as const).map((wanted) => (
          <Button
            key={wanted}
            size="compact-sm"
            variant={decision === wanted ? 'filled' : 'default'}
            aria-pressed={decision === wanted}
            aria-label={(wanted === 'approve' ? say.approveLabel : say.rejectLabel)(employee.name, dates)}
            onClick={() => toggle(wanted)}
          >
            {say[wanted]}
          </Button>
        ))}
      </Group>
    </li>
  );
}

function listDates(breaks: NonNullable<PendingLeave['conflicts']>['breaks']): string {
  const words = breaks
    .slice(0, MAX_DATES)
    .map(({ date, presentAfter, needed }) => `${formatDayOfMonth(date)} (${say.short(formatDays(presentAfter), formatDays(needed))})`);
  const rest = breaks.length - words.length;
  return formatList(rest > 0 ? [...words, say.more(formatCount(rest))] : words);
}

/** Names where the viewer may see them, else how many. */
function describeColleagues({ colleagueCount, colleagues }: NonNullable<PendingLeave['conflicts']>): string {
  if (colleagueCount === 0) return say.nobodyAway;
  const names = colleagues.slice(0, MAX_NAMED).map(({ employee }) => employee.name);
  if (names.length === 0) return say.alsoAway(formatCount(colleagueCount), colleagueCount);
  const rest = colleagueCount - names.length;
  return say.awayThen(formatList(rest > 0 ? [...names, say.more(formatCount(rest))] : names));
}
