import { NativeSelect, Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { graphql } from '../../data/graphql';
import { useFigures } from '../../data/use-figures';
import { FILTER_OF, type Filters, toPeopleFilter } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { groupLabel } from '../../filters/option-label';
import { filterWords } from '../../filters/words';
import { FORECAST_ROW, type ForecastRow } from '../../leave-charts/forecast-row';
import { forecastWords } from '../../leave-charts/forecast-words';
import { formatDays, formatMonth } from '../../lib/format';
import { Card } from '../../ui/card';
import { ErrorNotice } from '../../ui/error-notice';
import { StackedCell, StackedHead, StackedRow, StackedTable } from '../../ui/stacked-table';
import { GROUPS_AHEAD, useTrendsParams } from './params';

const FORECAST_GROUPS = graphql(
  `
    query ForecastGroups($by: ForecastGrouping!, $filter: LeaveFilter!) {
      leaveForecast(grain: MONTH, groupBy: $by, filter: $filter) { dataVersion rows { groupId groupLabel ...ForecastRowFields } }
    }
  `,
  [FORECAST_ROW],
);
const say = forecastWords.groups;

type GroupRow = ForecastRow & { groupId: string | null; groupLabel: string | null };

/** Leave days to come of each group, month by month. A group's forecast is made from its own requests. */
export function ForecastGroups({ filters }: { filters: Filters }) {
  const [{ aheadBy: by }, change] = useTrendsParams();
  const { options } = useFilterOptions();
  const filter = useMemo(() => toPeopleFilter(filters), [filters]);
  const { data, current, error, retry } = useFigures(FORECAST_GROUPS, { by, filter }, 'LATER');
  const groups = useMemo(() => groupsOf(data?.leaveForecast.rows ?? []), [data]);
  const months = groups[0]?.[1].map(({ startDate }) => formatMonth(startDate.slice(0, 7))) ?? [];
  return (
    <Card
      title={say.title}
      hint={say.hint}
      actions={
        <NativeSelect
          size="xs"
          aria-label={say.by}
          value={by}
          onChange={(event) => change({ aheadBy: GROUPS_AHEAD.find((value) => value === event.currentTarget.value) })}
          data={GROUPS_AHEAD.map((value) => ({ value, label: filterWords[FILTER_OF[value]] }))}
        />
      }
    >
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {!data && !error && <Skeleton height={240} />}
      {data && (
        <div data-pending={!current || undefined}>
          <StackedTable
            label={say.title}
            columns={[{ label: filterWords[FILTER_OF[by]] }, ...months.map((label) => ({ label, figure: true }))]}
          >
            {groups.map(([id, rows]) => (
              <StackedRow key={id}>
                <StackedHead>{groupLabel(options, FILTER_OF[by], id, rows[0]?.groupLabel ?? null)}</StackedHead>
                {rows.map((row, at) => (
                  <StackedCell key={row.startDate} figure label={months[at]} title={describe(row)}>
                    {figureOf(row)}
                  </StackedCell>
                ))}
              </StackedRow>
            ))}
          </StackedTable>
        </div>
      )}
    </Card>
  );
}

function figureOf({ forecastDays, method, suppressed }: ForecastRow): string {
  if (suppressed) return say.hidden;
  if (forecastDays === null) return '–';
  return method === 'LAST_YEAR' ? say.lastYear(formatDays(forecastDays)) : formatDays(forecastDays);
}

function describe({ approvedDays, forecastDays, lowDays, highDays, method }: ForecastRow): string | undefined {
  if (forecastDays === null || approvedDays === null) return undefined;
  const words = method === 'LAST_YEAR' ? forecastWords.asLastYear(forecastDays) : forecastWords.expected(forecastDays, lowDays, highDays);
  return `${words} · ${say.approved(formatDays(approvedDays))}`;
}

function groupsOf(rows: readonly GroupRow[]): [string, GroupRow[]][] {
  const groups = new Map<string, GroupRow[]>();
  for (const row of rows) groups.set(row.groupId ?? '', [...(groups.get(row.groupId ?? '') ?? []), row]);
  return [...groups];
}
