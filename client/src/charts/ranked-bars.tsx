import type { ApexOptions } from 'apexcharts';
import { Chart } from './chart';
import classes from './ranked-bars.module.css';
import type { BarSeries } from './series';

const ROW_HEIGHT = 32;

/** Lying bars between their names and their figures, which are text of the page: they wrap, select and read like it. */
export function RankedBars({ options, series, format }: { options: ApexOptions; series: BarSeries; format: (value: number) => string }) {
  const points = series[0]?.data ?? [];
  return (
    <div className={classes.bars}>
      <ul className={classes.rows}>
        {points.map((point, index) => (
          <li key={point.x} className={classes.row}>
            <span className={classes.label} style={{ gridRow: index + 1 }} title={point.x}>
              {point.x}
            </span>
            <span className={classes.value} style={{ gridRow: index + 1 }}>
              {point.y === null ? '' : format(point.y)}
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.chart} style={{ gridRow: `1 / span ${Math.max(points.length, 1)}` }}>
        <Chart options={options} series={series} height={points.length * ROW_HEIGHT} />
      </div>
    </div>
  );
}
