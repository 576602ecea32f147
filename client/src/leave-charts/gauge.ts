import type { ApexOptions } from 'apexcharts';
import { baseOptions, type ChartLook } from '../charts/options/base-options';

/** What a gauge shows of an allowance. Never clamped: the share may exceed 1, what is left may be negative. */
export interface GaugeFigures {
  taken: number;
  scheduled: number;
  pending: number;
  /** Entitlement with what was carried in. */
  allowance: number;
}
export interface Gauge {
  /** Taken, scheduled, pending, left: as the ring can show them, which ends at full. */
  series: [number, number, number, number];
  /** (taken + scheduled) / allowance; null where there is no allowance, and then there is no gauge. */
  share: number | null;
  /** What is left without the pending; negative where it is overdrawn. */
  available: number;
}

/** The segments of a gauge. Over 100 % the ring is full and the figures say by how much. */
export function buildGauge({ taken, scheduled, pending, allowance }: GaugeFigures): Gauge {
  const available = allowance - taken - scheduled;
  if (!(allowance > 0)) return { series: [0, 0, 0, 0], share: null, available };
  let room = allowance;
  const take = (days: number) => {
    const shown = Math.min(Math.max(days, 0), room);
    room -= shown;
    return shown;
  };
  const segments = [take(taken), take(scheduled), take(pending)] as const;
  return { series: [...segments, room], share: (taken + scheduled) / allowance, available };
}

/** An open ring of the four segments; `colors` are those of the leave type, scheduled paler, pending hatched by `Chart`. */
export function gaugeOptions(
  look: ChartLook,
  color: string,
  names: readonly [string, string, string, string],
  exact: (days: number) => string,
): ApexOptions {
  const base = baseOptions(look);
  return {
    ...base,
    chart: { ...base.chart, sparkline: { enabled: true } },
    colors: [color, `${color}99`, `${color}66`, look.colors.grid],
    labels: [...names],
    stroke: { width: 2, colors: [look.colors.surface] },
    plotOptions: { pie: { startAngle: -120, endAngle: 120, expandOnClick: false, donut: { size: '74%' } } },
    tooltip: { theme: look.colors.mode, fillSeriesColor: false, y: { formatter: exact } },
  };
}
