import { SegmentedControl, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useChartLook } from '../../charts/engine/chart';
import { rankedBarOptions } from '../../charts/options/bar-options';
import type { TableModel } from '../../charts/options/table-model';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { RankedBars } from '../../charts/panel/ranked-bars';
import { chartWords } from '../../charts/words';
import { useDrill } from '../../drill/use-drill';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { type Figures, sortByDays } from '../../leave-charts/figures';
import { buildRankedSeries } from '../../leave-charts/series';
import { EXACT_DAYS, SERIES_WORDS } from '../../leave-charts/series-words';
import { leaveWords } from '../../leave-charts/words';
import { foldText } from '../../lib/fold-text';
import { formatCount, formatDays } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import { EmptyLine } from '../../ui/empty-state';
import { Pager } from '../../ui/pager';
import { uiWords } from '../../ui/words';
import { useTrendsParams } from './params';
import { slicePage } from './slice-page';
import { trendsWords } from './words';

const say = trendsWords;
const PAGE = 10;

/** Everybody with leave, a page at a time: thousands of bars are never drawn, and all of them are found and exported. */
export function EmployeesPanel({ rows, rowCount, filter }: { rows: readonly Figures[]; rowCount: number; filter: LeaveFilterInput }) {
  const drill = useDrill();
  const open = ({ id, label, days }: Figures) => drill?.({ title: label, filter: { ...filter, employeeIds: [id] }, days });
  const look = useChartLook();
  const [{ people: order }, change] = useTrendsParams();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const wanted = useDeferredValue(foldText(search.trim()));
  const sorted = useMemo(() => {
    const most = sortByDays(rows);
    return order === 'most' ? most : most.toReversed();
  }, [rows, order]);
  const found = useMemo(() => (wanted === '' ? sorted : sorted.filter((row) => foldText(row.label).includes(wanted))), [sorted, wanted]);
  const { shown, from, to, last } = slicePage(found, page, PAGE);
  const max = sorted[order === 'most' ? 0 : sorted.length - 1]?.days ?? 0;
  const series = useStable(buildRankedSeries({ shown: [...shown], others: null, hidden: [] }, SERIES_WORDS));
  // One scale for all pages: a bar means the same on each.
  const options = useMemo(() => rankedBarOptions(look, { exact: EXACT_DAYS }, max), [look, max]);
  const model = (of: readonly Figures[]): TableModel => ({
    columns: [
      { label: say.employee },
      { label: leaveWords.measures.days, format: formatDays },
      { label: leaveWords.measures.requests, format: formatCount },
    ],
    rows: of.map((row) => ({ id: row.id, cells: [row.label, row.days, row.requests], onPick: () => open(row) })),
  });
  return (
    <ChartPanel
      title={say.employees}
      unit={say.employeesUnit(say.orders[order])}
      summary=""
      table={model(shown)}
      file={model(found)}
      rows={shown.map(({ label, days }) => ({ label, value: days === null ? '' : formatDays(days) }))}
      controls={
        <>
          <TextInput
            size="xs"
            w={200}
            aria-label={say.searchEmployee}
            placeholder={say.searchEmployee}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setPage(0);
            }}
          />
          <SegmentedControl
            size="xs"
            aria-label={say.orderLabel}
            value={order}
            onChange={(value) => {
              change({ people: value });
              setPage(0);
            }}
            data={[
              { value: 'most', label: say.most },
              { value: 'least', label: say.least },
            ]}
          />
        </>
      }
      chart={() =>
        found.length === 0 ? (
          <EmptyLine>{say.nobody}</EmptyLine>
        ) : (
          <>
            <RankedBars
              options={options}
              series={series}
              format={formatDays}
              pickLabel={chartWords.pick}
              onPick={(index) => {
                const row = shown[index];
                if (row) open(row);
              }}
            />
            <Pager
              onPrevious={from === 1 ? null : () => setPage(Math.min(page, last) - 1)}
              onNext={to === found.length ? null : () => setPage(page + 1)}
            >
              {uiWords.pager.range(formatCount(from), formatCount(to), formatCount(found.length))}
            </Pager>
          </>
        )
      }
      notes={[say.employeesNote, ...(rowCount > rows.length ? [say.employeesCut(formatCount(rows.length), formatCount(rowCount))] : [])]}
    />
  );
}
