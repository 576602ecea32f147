import type { ApexOptions } from 'apexcharts';
import { rankedBarOptions } from '../charts/options/bar-options';
import { type ChartLook, type ChartPoint, type ChartSeries, describePoint } from '../charts/options/base-options';

/** What a bullet shows of an allowance. Never clamped: more may be used than there is. */
export interface BulletFigures {
  taken: number;
  scheduled: number;
  pending: number;
  /** Entitlement with what was carried in; null or not above 0: nothing to measure against. */
  allowance: number | null;
}

export const hasAllowance = ({ allowance }: Pick<BulletFigures, 'allowance'>): boolean => allowance !== null && allowance > 0;

/** The days that the whole width of a bullet stands for: the allowance, or what goes beyond it. */
export const bulletScale = ({ taken, scheduled, pending, allowance }: BulletFigures): number =>
  Math.max(allowance ?? 0, taken + scheduled + pending);

/** A part of a bullet, in shares of its width. */
export interface BulletPart {
  kind: 'taken' | 'scheduled' | 'pending' | 'overdrawn';
  start: number;
  size: number;
}

/** The parts of a bullet from left to right. What is approved beyond the allowance is laid over them as overdrawn. */
export function bulletParts(figures: BulletFigures): { allowance: number; parts: BulletPart[] } {
  const { taken, scheduled, pending, allowance } = figures;
  const scale = bulletScale(figures);
  if (allowance === null || !hasAllowance(figures)) return { allowance: 0, parts: [] };
  const part = (kind: BulletPart['kind'], from: number, days: number): BulletPart => ({ kind, start: from / scale, size: days / scale });
  const approved = taken + scheduled;
  const parts = [
    part('taken', 0, taken),
    part('scheduled', taken, scheduled),
    part('pending', approved, pending),
    part('overdrawn', allowance, Math.max(0, approved - allowance)),
  ];
  return { allowance: allowance / scale, parts: parts.filter(({ size }) => size > 0) };
}

interface BulletRow extends BulletFigures {
  label: string;
  color: string;
}
interface BulletWords {
  taken: string;
  scheduled: string;
  pending: string;
  allowance: string;
  /** What a part is of. */
  of: (allowance: number) => string;
}

/** Three parts of each row in the row's colour, and a mark where the allowance ends. What is left is no part of the bar. */
export function bulletSeries(rows: readonly BulletRow[], words: BulletWords): ChartSeries {
  const point = (row: BulletRow, y: number, fillColor: string): ChartPoint => ({
    x: row.label,
    y,
    fillColor,
    meta: row.allowance !== null && hasAllowance(row) ? words.of(row.allowance) : '',
  });
  return [
    {
      name: words.taken,
      data: rows.map((row) => ({
        ...point(row, row.taken, row.color),
        ...(row.allowance !== null && hasAllowance(row)
          ? { goals: [{ name: words.allowance, value: row.allowance, strokeWidth: 3, strokeHeight: 11, strokeColor: GOAL_COLOR }] }
          : {}),
      })),
    },
    { name: words.scheduled, data: rows.map((row) => point(row, row.scheduled, `${row.color}99`)) },
    { name: words.pending, data: rows.map((row) => point(row, row.pending, row.color)) },
  ];
}

/** Holds 3:1 against both surfaces and apart from every hue. */
export const GOAL_COLOR = '#7b8794';

/** Beyond the end of the scale half of a mark would be cut off. */
const ROOM_FOR_A_MARK = 1.01;

/** Horizontal bars of three parts on one scale; names and figures are text of the page beside the chart. */
export function bulletOptions(look: ChartLook, words: { exact: (value: number) => string }, longest: number): ApexOptions {
  const base = rankedBarOptions(look, words, longest * ROOM_FOR_A_MARK);
  return {
    ...base,
    chart: { ...base.chart, stacked: true },
    // A radius of 0 makes the library divide 0 by 0 where a part has no length.
    plotOptions: { bar: { horizontal: true, barHeight: '46%', borderRadius: 1, borderRadiusApplication: 'end' } },
    tooltip: {
      theme: look.colors.mode,
      shared: false,
      intersect: true,
      y: {
        formatter: (value, opts) => describePoint(value, opts, words.exact),
        title: { formatter: (name) => `${name}:` },
      },
      marker: { show: false },
    },
  };
}
