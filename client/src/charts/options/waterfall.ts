import type { ApexOptions } from 'apexcharts';
import { axisEnd, baseOptions, type ChartLook, categoryAxis, plotGrid, pointOf, valueAxis } from './base-options';

/** One movement: from where to where it leads, and what it is. */
export interface WaterfallStep {
  id: string;
  /** Null: unknown, and the step has no height. */
  change: number | null;
  /** Where it stands after the step. */
  after: number;
  /** Drawn from the last total; later steps begin where it began. */
  isTentative?: boolean;
  color: string;
}
export interface WaterfallPoint {
  x: string;
  /** The lower end first, for rises and falls. */
  y: [number, number];
  fillColor: string;
}

/** The bars of a waterfall: each begins where the one before ended. Tentative ones begin at the last total. */
export function buildWaterfall(name: string, steps: readonly WaterfallStep[]): { name: string; data: WaterfallPoint[] }[] {
  const data = steps.map(({ id, change, after, isTentative, color }): WaterfallPoint => {
    const other = isTentative ? after + (change ?? 0) : after - (change ?? 0);
    return { x: id, y: [Math.min(after, other), Math.max(after, other)], fillColor: color };
  });
  return [{ name, data }];
}

export interface WaterfallWords {
  /** A step in full. */
  step: (id: string) => string;
  /** A step on the axis. */
  axisLabel: (id: string) => string | string[];
  /** What a step does, exactly. */
  exact: (id: string) => string;
  compact: (value: number) => string;
}

/** How many steps there are, and whether one of them leads below zero. */
export interface WaterfallExtent {
  count: number;
  isOverdrawn: boolean;
}

/** Floating bars in the order of the steps. The axis reaches below zero where something is overdrawn. */
export function waterfallOptions(look: ChartLook, words: WaterfallWords, { count, isOverdrawn }: WaterfallExtent): ApexOptions {
  const base = baseOptions(look);
  const { min: _fromZero, ...axis } = valueAxis(look, words.compact);
  return {
    ...base,
    grid: plotGrid(look),
    plotOptions: { bar: { columnWidth: count > 20 ? '82%' : '62%', borderRadius: 2, borderRadiusApplication: 'around' } },
    xaxis: categoryAxis(look, words.axisLabel),
    yaxis: isOverdrawn ? { ...axis, min: (lowest) => Math.min(0, lowest) } : { ...axis, min: 0, forceNiceScale: false, max: axisEnd },
    tooltip: {
      theme: look.colors.mode,
      shared: false,
      intersect: true,
      custom: (opts) => {
        const { x } = pointOf(opts);
        const line = (text: string, kind: string) => `<div class="${kind}">${escapeText(text)}</div>`;
        return `${line(words.step(x), 'apexcharts-tooltip-title')}<div style="padding:2px 10px 8px">${escapeText(words.exact(x))}</div>`;
      },
    },
  };
}

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
