import { useMemo } from 'react';
import { useChartLook } from '../../charts/engine/chart';
import type { MarkOf } from '../../charts/engine/mark-points';
import type { Cell, TableModel } from '../../charts/options/table-model';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { RankedBars } from '../../charts/panel/ranked-bars';
import { toggleValue } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { useFilters } from '../../filters/use-filters';
import { filterWords } from '../../filters/words';
import { type BulletFigures, bulletOptions, bulletScale, bulletSeries, GOAL_COLOR, hasAllowance } from '../../leave-charts/bullet';
import { formatCount, formatDays, formatList } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import classes from './balances.module.css';
import type { Totals } from './balances-query';
import { toFigures } from './to-figures';
import { balancesWords } from './words';

const say = balancesWords;
const PENDING = 2;
const hatchPending: MarkOf = (series) => (series === PENDING ? 'hatched' : undefined);

/** What is used of each leave type by everybody together, against what there is to use. */
export function TypesPanel({ total, types, updated }: { total: Totals; types: readonly Totals[]; updated: boolean }) {
  const { typeColor } = useFilterOptions();
  const [filters, onChange] = useFilters();
  const look = useChartLook();
  const rows = useStable(
    types.map((sums) => ({
      id: sums.leaveType?.id ?? '',
      label: sums.leaveType?.name ?? '',
      color: typeColor(sums.leaveType?.id ?? ''),
      left: sums.available,
      ...toFigures(sums),
    })),
  );
  const longest = Math.max(1, ...rows.map(bulletScale));
  const series = useMemo(
    () => bulletSeries(rows, { ...say.figures, allowance: say.allowance, of: (days) => say.ofAllowance(formatDays(days)) }),
    [rows],
  );
  const options = useMemo(() => bulletOptions(look, { exact: (days) => say.exactDays(formatDays(days), days) }, longest), [look, longest]);
  const without = rows.filter((row) => !hasAllowance(row)).map(({ label }) => label);
  const pick = (id: string) => onChange(toggleValue(filters, 'type', id));
  const gray = look.colors.muted;
  return (
    <ChartPanel
      title={say.byType}
      unit={say.byTypeUnit}
      summary={say.byTypeSummary(formatList(rows.map((row) => `${row.label}: ${inWords(row)}`)))}
      table={typesModel(total, types, pick)}
      legend={[
        { label: say.figures.taken, color: gray },
        { label: say.figures.scheduled, color: `${gray}99` },
        { label: say.figures.pending, color: gray, isHatched: true },
        { label: say.allowance, color: GOAL_COLOR },
      ]}
      rows={rows.map((row) => ({ label: row.label, value: inWords(row) }))}
      updated={updated}
      chart={() => (
        <RankedBars
          options={options}
          series={series}
          format={formatDays}
          figureOf={(_point, index) => {
            const row = rows[index];
            return row && <span className={hasAllowance(row) && (row.left ?? 0) < 0 ? classes.bad : undefined}>{inWords(row)}</span>;
          }}
          markOf={hatchPending}
          pickLabel={(name) => filterWords.filterBy(say.leaveType, name)}
          onPick={(index) => {
            const row = rows[index];
            if (row) pick(row.id);
          }}
        />
      )}
      notes={[
        ...(without.length > 0 ? [say.unusedTypes(formatList(without))] : []),
        ...(total.unobservedCount > 0 ? [say.unobservedNote(formatCount(total.unobservedCount), total.unobservedCount)] : []),
      ]}
    />
  );
}

function inWords(row: BulletFigures & { left: number | null }): string {
  if (row.left === null || !hasAllowance(row)) return say.used(formatDays(row.taken + row.scheduled));
  return row.left < 0 ? say.overdrawnBy(formatDays(-row.left)) : say.left(formatDays(row.left));
}

function typesModel(total: Totals, types: readonly Totals[], onPick: (id: string) => void): TableModel {
  const days = (value: number | null): Cell => value ?? say.unknown;
  const cells = (sums: Totals): Cell[] => [
    sums.employeeCount,
    days(sums.entitlement),
    days(sums.carriedIn),
    sums.unknownCarriedInCount,
    sums.taken,
    sums.scheduled,
    sums.pending,
    days(sums.available),
    days(sums.ifApproved),
    days(sums.forfeitRisk),
  ];
  const { entitlement, carriedIn, taken, scheduled, pending, available, ifApproved, forfeitRisk } = say.figures;
  const figure = (label: string) => ({ label, format: formatDays });
  return {
    columns: [
      { label: say.leaveType },
      { label: say.employees, format: formatCount },
      figure(entitlement),
      figure(carriedIn),
      { label: say.unknownCarriedIn, format: formatCount },
      ...[taken, scheduled, pending, available, ifApproved, forfeitRisk].map(figure),
    ],
    rows: types.map((sums) => ({
      id: sums.leaveType?.id ?? '',
      cells: [sums.leaveType?.name ?? '', ...cells(sums)],
      onPick: () => onPick(sums.leaveType?.id ?? ''),
    })),
    total: [say.total, ...cells(total)],
  };
}
