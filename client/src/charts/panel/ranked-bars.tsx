import type { ApexOptions } from 'apexcharts';
import type { ReactNode } from 'react';
import { Chart } from '../engine/chart';
import type { MarkOf } from '../engine/mark-points';
import type { ChartPoint, ChartSeries } from '../options/base-options';
import type { ChartSelection } from '../select/chart-selection';
import classes from './ranked-bars.module.css';

const ROW_HEIGHT = 32;

/** Horizontal bars between their names and figures, which are text of the page, so that they wrap and can be selected. */
export function RankedBars({
  options,
  series,
  format,
  figureOf = ({ y }) => (y === null ? '' : format(y)),
  markOf,
  pickLabel,
  onPick,
  selection,
}: {
  options: ApexOptions;
  series: ChartSeries;
  format: (value: number) => string;
  /** Returns what stands beside a bar, by its place; left out: its figure. */
  figureOf?: (point: ChartPoint, index: number) => ReactNode;
  markOf?: MarkOf;
  /** What a click on a name does, for screen readers. */
  pickLabel?: (name: string) => string;
  /** Called with the place of the row. */
  onPick?: (index: number) => void;
  selection?: ChartSelection;
}) {
  const points = series[0]?.data ?? [];
  return (
    <div className={classes.bars}>
      <ul className={classes.rows}>
        {points.map((point, index) => (
          <li key={point.x} className={classes.row}>
            {onPick && point.meta !== '' ? (
              <button
                type="button"
                className={classes.label}
                style={{ gridRow: index + 1 }}
                title={point.x}
                aria-label={pickLabel?.(point.x)}
                onClick={() => onPick(index)}
              >
                {point.x}
              </button>
            ) : (
              <span className={classes.label} style={{ gridRow: index + 1 }} title={point.x}>
                {point.x}
              </span>
            )}
            <span className={classes.value} style={{ gridRow: index + 1 }}>
              {figureOf(point, index)}
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.chart} style={{ gridRow: `1 / span ${Math.max(points.length, 1)}` }}>
        <Chart
          kind="bar"
          options={options}
          series={series}
          height={points.length * ROW_HEIGHT}
          inRows
          markOf={markOf}
          onPick={onPick && ((_series, index) => onPick(index))}
          selection={selection}
        />
      </div>
    </div>
  );
}
