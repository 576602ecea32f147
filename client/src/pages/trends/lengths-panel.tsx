import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import { barOptions } from '../../charts/options/bar-options';
import type { TableModel } from '../../charts/options/table-model';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { useDrill } from '../../drill/use-drill';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { type AggregateAnswer, readFigures, readTotal } from '../../leave-charts/aggregate';
import { groupLengths, type LengthGroup, soleLength } from '../../leave-charts/leave-lengths';
import { EXACT_DAYS, SERIES_WORDS } from '../../leave-charts/series-words';
import { leaveWords } from '../../leave-charts/words';
import { formatCompact, formatCount, formatDays } from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { useStable } from '../../lib/use-stable';
import { type TrendsParams, useTrendsParams } from './params';
import { trendsWords } from './words';

const say = trendsWords;
const MEASURES = ['requests', 'days'] as const satisfies readonly TrendsParams['length'][];

/** How many leaves are how long, and the days that they make up. */
export function LengthsPanel({ answer, filter, scope }: { answer: AggregateAnswer; filter: LeaveFilterInput; scope: string | null }) {
  const look = useChartLook();
  const drill = useDrill();
  const [{ length: measure }, change] = useTrendsParams();
  const rows = readFigures(answer, '');
  const total = readTotal(answer);
  const groups = useStable(groupLengths(rows));
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(groups), scope ?? '');
  const series = useMemo(
    () => [
      {
        name: say.lengthMeasures[measure],
        data: groups.map((group) => ({
          x: nameOf(group),
          y: group[measure],
          meta: measure === 'days' ? SERIES_WORDS.requests(group.requests) : EXACT_DAYS(group.days),
        })),
      },
    ],
    [groups, measure],
  );
  const options = useMemo(
    () =>
      barOptions(
        look,
        {
          exact: measure === 'days' ? EXACT_DAYS : SERIES_WORDS.requests,
          compact: formatCompact,
          category: (name) => name,
          axisLabel: (name) => shortNames(groups).get(name) ?? '',
        },
        groups.length,
      ),
    [look, measure, groups],
  );
  const open =
    drill && ((group: LengthGroup) => drill({ title: nameOf(group), filter: { ...filter, leaveLengths: group.ids }, days: group.days }));
  const model = (
    named: readonly { id: string; name: string; requests: number | null; days: number | null; pick?: () => void }[],
  ): TableModel => ({
    columns: [
      { label: say.length },
      { label: leaveWords.measures.requests, format: formatCount },
      { label: leaveWords.measures.days, format: formatDays },
    ],
    rows: named.map(({ id, name, requests, days, pick }) => ({ id, cells: [name, requests, days], ...(pick ? { onPick: pick } : {}) })),
    total: [say.total, total.requests, total.days],
  });
  const most = groups.toSorted((a, b) => b.requests - a.requests)[0];
  return (
    <ChartPanel
      title={say.lengths}
      unit={say.lengthsUnit[measure]}
      summary={most ? say.lengthSummary(nameOf(most), SERIES_WORDS.requests(most.requests)) : ''}
      updated={updated}
      table={model(
        groups.map((group) => ({
          ...group,
          id: String(group.to),
          name: nameOf(group),
          ...(open && group.ids.length > 0 ? { pick: () => open(group) } : {}),
        })),
      )}
      file={model(rows.map((row) => ({ ...row, name: row.label })))}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={say.lengthsLabel}
          value={measure}
          onChange={(value) => change({ length: value })}
          data={MEASURES.map((value) => ({ value, label: say.lengthMeasures[value] }))}
        />
      }
      chart={(height) => (
        <Chart
          kind="bar"
          options={options}
          series={series}
          height={height}
          {...(open
            ? {
                onPick: (_series: number, index: number) => {
                  const group = groups[index];
                  if (group && group.ids.length > 0) open(group);
                },
              }
            : {})}
        />
      )}
      height={284}
      notes={[say.lengthsNote]}
    />
  );
}

function nameOf(group: LengthGroup): string {
  const sole = soleLength(group);
  if (sole !== null) return say.lengthOf(formatDays(sole), sole);
  if (group.to === Number.POSITIVE_INFINITY) return say.lengthOver(formatDays(group.from));
  const to = formatDays(group.to);
  return group.from === 0 ? say.lengthUpTo(to, group.to) : say.lengthBetween(formatDays(group.from), to, group.to);
}

/** On the axis: only the end of each group. */
function shortNames(groups: readonly LengthGroup[]): Map<string, string> {
  return new Map(
    groups.map((group) => [
      nameOf(group),
      group.to === Number.POSITIVE_INFINITY
        ? say.lengthOverShort(formatDays(group.from))
        : soleLength(group) === null
          ? say.lengthUpToShort(formatDays(group.to))
          : formatDays(group.to),
    ]),
  );
}
