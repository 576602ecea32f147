import { useMemo } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import { lineOptions } from '../../charts/options/line-options';
import { COMPARED } from '../../charts/options/palette';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { useZoom } from '../../charts/zoom/use-zoom';
import { useToday } from '../../data/use-today';
import { useDrill } from '../../drill/use-drill';
import type { LeaveFilterInput } from '../../filters/filter-model';
import { fillLeadTimes, leadTimeModel, leadTimeSeries, type MonthLeadTime } from '../../leave-charts/lead-times';
import { monthWords } from '../../leave-charts/month-words';
import { SERIES_WORDS } from '../../leave-charts/series-words';
import { monthOf } from '../../lib/calendar-date';
import { formatCount, formatDays, formatMonth, formatPercent } from '../../lib/format';
import { useChangeMark } from '../../lib/use-change-mark';
import { useNarrow } from '../../lib/use-narrow';
import { useStable } from '../../lib/use-stable';
import type { TrendsAnswer } from './query';
import { trendsWords } from './words';

const say = trendsWords;
const WORDS = { median: say.leadMedian, p90: say.leadP90, requests: say.leadRequests, retroactive: say.leadRetroactive };

type Answer = NonNullable<TrendsAnswer['leadTimes']>;

/** How long before its first day leave was requested. */
export function LeadTimePanel({ answer, filter, scope }: { answer: Answer; filter: LeaveFilterInput; scope: string | null }) {
  const look = useChartLook();
  const narrow = useNarrow();
  const present = monthOf(useToday());
  const drill = useDrill();
  const months = useStable(
    fillLeadTimes(
      answer.rows.map(({ keys, measures }) => ({
        id: keys[0]?.id ?? '',
        ...readLeadTime(measures.leadTime),
        days: measures.leaveDays ?? 0,
      })),
    ),
  );
  const total = readLeadTime(answer.total.leadTime);
  const updated = useChangeMark(scope === null ? undefined : JSON.stringify(months), scope ?? '');
  const zoom = useZoom(months.length);
  const { start, end } = zoom.window;
  const inView = useMemo(() => months.slice(start, end), [months, start, end]);
  const series = useMemo(() => leadTimeSeries(inView, WORDS, SERIES_WORDS.requests), [inView]);
  const colors = useMemo(() => COMPARED[look.colors.mode], [look]);
  const first = inView[0]?.id ?? '';
  const options = useMemo(
    () => lineOptions(look, { ...monthWords({ first, count: end - start, narrow }), exact: describeLead }, colors, { signed: true }),
    [look, first, start, end, narrow, colors],
  );
  const said = say.leadSaid(describeLead(total.medianDays ?? 0), describeLead(total.p90Days ?? 0));
  const late = say.leadRetroactiveSaid(
    formatCount(total.retroactive),
    formatPercent(total.requests === 0 ? 0 : total.retroactive / total.requests),
  );
  return (
    <ChartPanel
      title={say.leadTimes}
      unit={say.leadTimesUnit}
      summary={said}
      updated={updated}
      zoom={zoom}
      legend={[say.leadMedian, say.leadP90].map((label, index) => ({ label, color: colors[index] ?? '', series: label }))}
      table={leadTimeModel({
        heading: say.month,
        months,
        words: WORDS,
        labelOf: formatMonth,
        formatDays,
        formatCount,
        total,
        totalLabel: say.total,
        ...(drill
          ? { onPick: ({ id, days }: MonthLeadTime) => drill({ title: formatMonth(id), filter: { ...filter, yearMonths: [id] }, days }) }
          : {}),
      })}
      chart={(height) => <Chart kind="line" options={options} series={series} height={height} />}
      height={300}
      notes={[
        `${said} ${late}`,
        ...(months.some(({ medianDays }) => (medianDays ?? 0) < 0) ? [say.leadNote] : []),
        ...(months.some(({ id }) => id >= present) ? [say.leadUnfinished] : []),
      ]}
    />
  );
}

const readLeadTime = (lead: Answer['total']['leadTime']) => ({
  medianDays: lead?.medianDays ?? null,
  p90Days: lead?.p90Days ?? null,
  requests: lead?.leaveCount ?? 0,
  retroactive: lead?.retroactiveCount ?? 0,
});

function describeLead(days: number): string {
  if (days === 0) return say.leadSameDay;
  return days > 0 ? say.leadBefore(formatDays(days), days) : say.leadAfter(formatDays(-days), days);
}
