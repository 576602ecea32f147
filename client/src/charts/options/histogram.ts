export interface Bin {
  /** From `from` on, below `to`. */
  from: number;
  to: number;
  count: number;
}

const ROUND_WIDTHS = [0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

/** Equal bins of a round width from zero to the largest value, at most `maxBins`; each value in exactly one. */
export function buildHistogram(values: readonly number[], maxBins = 16): Bin[] {
  if (values.length === 0) return [];
  const max = Math.max(...values);
  const width = ROUND_WIDTHS.find((candidate) => Math.floor(max / candidate) + 1 <= maxBins) ?? Math.ceil((max + 1) / maxBins);
  const bins = Array.from({ length: Math.floor(max / width) + 1 }, (_, index) => ({
    from: index * width,
    to: (index + 1) * width,
    count: 0,
  }));
  for (const value of values) {
    const bin = bins[Math.floor(value / width)];
    if (bin) bin.count += 1;
  }
  return bins;
}

/** A phone has no room for more labels beneath bins. */
const MAX_LABELS_NARROW = 9;

/** Whether the bin at this place is labelled on the axis: every one, or as many of them, evenly apart, as a phone has room for. */
export const isLabelled = (place: number, count: number, narrow: boolean): boolean =>
  !narrow || place % Math.ceil(count / MAX_LABELS_NARROW) === 0;
