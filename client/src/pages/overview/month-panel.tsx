import { useMemo } from 'react';
import { monthBarOptions } from '../../charts/bar-options';
import { Chart, useChartLook } from '../../charts/chart';
import { type Figures, fillMonths } from '../../charts/figures';
import { buildMonthSeries } from '../../charts/series';
import { FiguresTable } from '../../components/figures-table';
import { Panel } from '../../components/panel';
import { formatCompact, formatCount, formatDays, formatMonth, formatShortMonth } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';
import { useStable } from '../../lib/use-stable';
import { leaveWords } from '../../words/leave';
import { overviewWords } from '../../words/overview';
import { describePeak, SERIES_WORDS } from './panel-words';

const say = overviewWords;
const AXIS_WORDS = {
  days: (days: number) => leaveWords.daysOf(formatDays(days), days),
  compact: formatCompact,
  month: formatMonth,
  shortMonth: formatShortMonth,
};
const HEIGHT = 260;

export function MonthPanel({ rows, total, updated }: { rows: readonly Figures[]; total: Figures; updated: boolean }) {
  const look = useChartLook();
  const months = useMemo(() => fillMonths(rows, formatMonth), [rows]);
  const series = useStable(buildMonthSeries(months, SERIES_WORDS));
  const narrow = useNarrow();
  const first = months[0]?.id ?? '';
  const count = months.length;
  const options = useMemo(() => monthBarOptions(look, AXIS_WORDS, { first, count, narrow }), [look, first, count, narrow]);
  const hidden = months.filter((month) => month.suppressed).length;

  return (
    <Panel
      title={say.byMonth}
      unit={say.perMonth}
      summary={describePeak(months)}
      updated={updated}
      chart={<Chart options={options} series={series} height={HEIGHT} />}
      table={<FiguresTable caption={say.byMonth} heading={say.month} rows={months} total={total} />}
      notes={[...(hidden > 0 ? [leaveWords.hiddenMonths(formatCount(hidden), hidden)] : []), say.monthNote]}
    />
  );
}
