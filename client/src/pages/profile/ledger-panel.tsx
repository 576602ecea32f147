import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import type { MarkOf } from '../../charts/engine/mark-points';
import { hueAt } from '../../charts/options/palette';
import { buildWaterfall, waterfallOptions } from '../../charts/options/waterfall';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { useDrill } from '../../drill/use-drill';
import { STATUS_COLORS } from '../../leave-charts/leave-colors';
import { entryDates, ledgerTable } from '../../leave-charts/ledger-model';
import { ledgerWords } from '../../leave-charts/ledger-words';
import { formatCompact, formatCount, formatDayOfMonth, formatDays } from '../../lib/format';
import { useNarrow } from '../../lib/use-narrow';
import { useStable } from '../../lib/use-stable';
import { AVAILABLE, toSteps } from './ledger-steps';
import type { Balance } from './profile-query';
import { profileWords } from './words';

const say = { ...ledgerWords, ...profileWords.ledger };
const GRANTED = hueAt(1);
/** More labels than this run into each other. */
const MAX_LABELS = { wide: 14, narrow: 5 };

/** How a balance came about, entry by entry. */
export function LedgerPanel({ balances, year }: { balances: readonly Balance[]; year: string }) {
  const drill = useDrill();
  const [chosen, setChosen] = useState('');
  const balance = balances.find(({ leaveType }) => leaveType.id === chosen) ?? mostMoved(balances);
  const look = useChartLook();
  const narrow = useNarrow();
  const ledger = useStable(balance?.ledger ?? []);
  const colors = useMemo(
    () => ({
      ENTITLEMENT: GRANTED,
      CARRY_OVER: `${GRANTED}99`,
      TAKEN: look.colors.bar,
      SCHEDULED: `${look.colors.bar}99`,
      PENDING: STATUS_COLORS.REQUESTED ?? look.colors.muted,
      [AVAILABLE]: look.colors.muted,
    }),
    [look],
  );
  const available = balance?.available ?? null;
  const series = useMemo(() => buildWaterfall(say.ledger, toSteps(ledger, available, colors)), [ledger, available, colors]);
  const isOverdrawn = series.some(({ data }) => data.some(({ y: [low] }) => low < 0));
  const options = useMemo(() => {
    const entry = (id: string) => ledger[Number(id)];
    const every = Math.ceil(ledger.length / (narrow ? MAX_LABELS.narrow : MAX_LABELS.wide));
    return waterfallOptions(
      look,
      {
        step: (id) => {
          if (id === AVAILABLE) return say.available;
          const at = entry(id);
          return at ? say.step(say.kinds[at.kind], entryDates(at)) : '';
        },
        axisLabel: (id) => {
          if (id === AVAILABLE) return say.available;
          const at = entry(id);
          if (!at || Number(id) % every !== 0) return '';
          if (at.lastDate !== null) return formatDayOfMonth(at.date);
          // A kind of two words takes two lines where bars stand close.
          return narrow ? say.kinds[at.kind].split(' ') : say.kinds[at.kind];
        },
        exact: (id) => {
          if (id === AVAILABLE) return say.daysOf(formatDays(available ?? 0), available ?? 0);
          const at = entry(id);
          if (!at) return '';
          return say.change(at.days === null ? say.unknown : formatDays(at.days), at.balance === null ? say.none : formatDays(at.balance));
        },
        compact: formatCompact,
      },
      { count: ledger.length + 1, isOverdrawn },
    );
  }, [look, ledger, available, narrow, isOverdrawn]);
  const markOf = useMemo((): MarkOf => (_series, point) => (ledger[point]?.kind === 'PENDING' ? 'hatched' : undefined), [ledger]);
  if (!balance) return null;
  const kinds = (Object.keys(say.kinds) as (keyof typeof say.kinds)[]).filter((kind) => ledger.some((entry) => entry.kind === kind));
  return (
    <ChartPanel
      title={say.ledger}
      unit={say.unit(balance.leaveType.name, year)}
      summary={say.summary(
        balance.leaveType.name,
        formatCount(ledger.length),
        say.daysOf(formatDays(balance.available ?? 0), balance.available ?? 0),
      )}
      table={ledgerTable(
        ledger,
        drill ? (entry) => drill({ title: profileWords.historyOf(entryDates(entry)), leaveId: entry.leaveId ?? '' }) : undefined,
      )}
      legend={kinds.map((kind) => ({ label: say.kinds[kind], color: colors[kind], isHatched: kind === 'PENDING' }))}
      controls={
        balances.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={say.type}
            value={balance.leaveType.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={balances.map(({ leaveType: { id, name } }) => ({ value: id, label: name }))}
          />
        )
      }
      chart={(height) => <Chart kind="rangeBar" options={options} series={series} height={height} markOf={markOf} />}
      notes={[
        ...(kinds.includes('PENDING') ? [say.pendingNote] : []),
        ...(balance.ledgerResidual ? [say.residual(formatDays(balance.ledgerResidual), balance.ledgerResidual)] : []),
      ]}
    />
  );
}

/** The ledger with the most entries. */
const mostMoved = (balances: readonly Balance[]): Balance | undefined => balances.toSorted((a, b) => b.ledger.length - a.ledger.length)[0];
