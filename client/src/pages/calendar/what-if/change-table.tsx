import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatCount, formatDays, formatList, formatLongDate, formatShare } from '../../../lib/format';
import { tellApart } from '../../../lib/tell-apart';
import { Card } from '../../../ui/card';
import { EmptyLine } from '../../../ui/empty-state';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../../../ui/stacked-table';
import type { CalendarGrouping } from '../params';
import { type GroupName, useGroupName } from '../use-group-name';
import classes from './what-if.module.css';
import type { CoverageAfter, OthersAway } from './what-if-query';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;
const MAX_ROWS = 15;
const MAX_NAMED = 4;

/** What a plan changes, in words: each date and group with its coverage before and after, and the rules that break. */
export function ChangeTable({
  after,
  others,
  by,
}: {
  after: CoverageAfter | undefined;
  /** Who else is away; undefined: only how many are known. */
  others: OthersAway | undefined;
  by: CalendarGrouping;
}) {
  const [all, setAll] = useState(false);
  const rows = listRows(after, nameOthers(others), by, useGroupName(by));
  const shown = all ? rows : rows.slice(0, MAX_ROWS);
  return (
    <Card title={say.changeList} hint={say.changeHint}>
      {rows.length === 0 ? (
        <EmptyLine>{say.noChangeYet}</EmptyLine>
      ) : (
        <StackedTable label={say.changeList} columns={Object.values(say.columns).map((label) => ({ label }))}>
          {shown.map(({ key, date, group, before, present, away, breaks }) => (
            <StackedRow key={key}>
              <StackedHead>{formatLongDate(date)}</StackedHead>
              <StackedCell label={say.columns.group}>{group}</StackedCell>
              <StackedCell label={say.columns.before}>{before}</StackedCell>
              <StackedCell label={say.columns.after}>{present}</StackedCell>
              <StackedCell label={say.columns.away}>{away}</StackedCell>
              <StackedCell label={say.columns.breaks} className={breaks === '' ? undefined : classes.conflict}>
                {breaks}
              </StackedCell>
            </StackedRow>
          ))}
        </StackedTable>
      )}
      {rows.length > shown.length && (
        <Button size="compact-xs" variant="subtle" mt={8} onClick={() => setAll(true)}>
          {say.showAll(formatCount(rows.length))}
        </Button>
      )}
    </Card>
  );
}

interface ChangeRow {
  key: string;
  date: string;
  group: string;
  before: string;
  present: string;
  away: string;
  breaks: string;
}

/** The changed cells with the rules of their groups, and per date a row for rules of other groups that break. */
function listRows(
  after: CoverageAfter | undefined,
  names: ReadonlyMap<string, readonly string[]>,
  by: CalendarGrouping,
  nameOf: GroupName,
): ChangeRow[] {
  if (!after) return [];
  const isOf = (cell: { date: string; groupId: string | null }) => (one: CoverageAfter['breaks'][number]) =>
    one.date === cell.date && one.rule.group === by && one.rule.groupId === cell.groupId;
  const rows = after.cells.map((cell): ChangeRow => {
    const present = (days: number, share: number | null) =>
      say.present(formatDays(days), formatDays(cell.rostered), formatShare(share ?? 0));
    return {
      key: `${cell.date} ${cell.groupId}`,
      date: cell.date,
      group: nameOf(cell),
      before: present(cell.presentBefore, cell.coverageBefore),
      present: present(cell.presentAfter, cell.coverageAfter),
      away: describeOthers(cell.overlapCount, names.get(`${cell.date} ${cell.groupId}`) ?? []),
      breaks: describeBreaks(after.breaks.filter(isOf(cell))),
    };
  });
  const others = after.breaks.filter((one) => !after.cells.some((cell) => isOf(cell)(one)));
  for (const date of new Set(others.map((one) => one.date))) {
    const own = others.filter((one) => one.date === date);
    const group = own.every(({ rule }) => rule.group === 'EVERYONE') ? say.everyone : say.otherGroups;
    rows.push({ key: date, date, group, before: '', present: '', away: '', breaks: describeBreaks(own) });
  }
  return rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const describeBreaks = (breaks: CoverageAfter['breaks']): string =>
  breaks.map(({ rule, presentAfter, needed }) => say.brokenRule(rule.name, formatDays(presentAfter), formatDays(needed))).join('; ');

/** Names by date and group, which tell people apart. */
function nameOthers(cells: OthersAway = []): ReadonlyMap<string, readonly string[]> {
  const people = cells.flatMap(({ overlaps }) => overlaps.map(({ employee }) => employee));
  const names = new Map(tellApart(people, 'name').map(({ id, name }) => [id, name]));
  return new Map(
    cells.map(({ date, groupId, overlaps }) => [
      `${date} ${groupId}`,
      overlaps.map(({ employee }) => names.get(employee.id) ?? employee.name),
    ]),
  );
}

/** How many, and of those whom the viewer may see a few by name. */
function describeOthers(count: number, names: readonly string[]): string {
  if (names.length === 0) return formatCount(count);
  const shown = names.slice(0, MAX_NAMED);
  const rest = count - shown.length;
  return `${formatCount(count)}: ${formatList(rest > 0 ? [...shown, say.more(formatCount(rest))] : shown)}`;
}
