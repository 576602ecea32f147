import { type ReactNode, useMemo } from 'react';
import { Chart, useChartLook } from '../charts/engine/chart';
import { heatLegend, heatScale } from '../charts/options/heat-scale';
import { heatmapOptions } from '../charts/options/heatmap-options';
import type { TableModel } from '../charts/options/table-model';
import { ChartPanel } from '../charts/panel/chart-panel';
import type { ChartSelection } from '../charts/select/chart-selection';
import { chartWords } from '../charts/words';
import { useNarrow } from '../lib/use-narrow';
import { useStable } from '../lib/use-stable';
import { type HeatGrid, heatMarks, heatMax, heatModel, heatSeries } from './heat-grid';
import { leaveWords } from './words';

const ROW_HEIGHT = 30;

/** A heatmap with its scale. Its figures stand in the cells where there is room. */
export function HeatmapPanel({
  title,
  unit,
  heading,
  grid: given,
  column,
  row,
  format,
  inCell,
  unfinished,
  notes,
  controls,
  updated,
  onPick,
  selection,
}: {
  title: string;
  unit: string;
  heading: string;
  grid: HeatGrid;
  column: (id: string) => string;
  row: (id: string) => string;
  /** The exact value with its unit. */
  format: (value: number) => string;
  inCell: (value: number) => string;
  /** Must keep its identity, as the words must. */
  unfinished: (column: string, row: string) => boolean;
  notes: readonly string[];
  controls?: ReactNode;
  updated?: boolean;
  onPick?: (column: string, row: string) => void;
  selection?: ChartSelection;
}) {
  const look = useChartLook();
  const narrow = useNarrow();
  const grid = useStable(given);
  const scale = useStable(heatScale(heatMax(grid), look.colors.mode));
  const series = useStable(heatSeries(grid, { empty: leaveWords.emptyCell, hidden: chartWords.hidden }));
  const markOf = useMemo(() => heatMarks(grid, unfinished), [grid, unfinished]);
  const labels = !narrow || grid.columns.length <= 6;
  const options = useMemo(
    () => heatmapOptions(look, { exact: format, inCell, column, columnInFull: column, row }, scale, labels),
    [look, format, inCell, column, row, scale, labels],
  );
  return (
    <ChartPanel
      title={title}
      unit={unit}
      summary=""
      updated={updated}
      controls={controls}
      legend={heatLegend(scale, look.colors, inCell)}
      table={withPicks(heatModel(grid, { heading, column, row, format: inCell }), grid, onPick)}
      height={grid.rows.length * ROW_HEIGHT + 34}
      chart={(height) => (
        <Chart
          kind="heatmap"
          options={options}
          series={series}
          height={height}
          markOf={markOf}
          onPick={onPick && ((at, index) => onPick(grid.columns[index] ?? '', grid.rows[at] ?? ''))}
          selection={selection}
        />
      )}
      notes={notes}
    />
  );
}

/** What can be clicked in the chart can be reached in its twin. */
function withPicks(
  model: TableModel,
  { columns, rows }: HeatGrid,
  onPick: ((column: string, row: string) => void) | undefined,
): TableModel {
  if (!onPick) return model;
  const pickOf = (row: string) => (at: number) => {
    const column = columns[at];
    return column === undefined ? null : () => onPick(column, row);
  };
  return { ...model, rows: model.rows.map((row, at) => ({ ...row, onPickCell: pickOf(rows[at] ?? '') })) };
}
