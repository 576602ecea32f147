/** A bar or a cell: its place among the series and among the points of a series. */
export interface Place {
  series: number;
  point: number;
}

/** The bars or cells between two of them, both included: a stretch of bars, or a rectangle of cells. */
export interface Selection {
  from: Place;
  to: Place;
}

/** What can be selected in a chart, by dragging, by holding the pointer on a bar, or by keys. */
export interface ChartSelection {
  /** The name of the control that takes the keys. */
  label: string;
  /** How far the keys reach. */
  counts: { series: number; points: number };
  /** Only one bar or cell at a time. */
  isSingle?: boolean;
  /** A selection in words. */
  describe: (selection: Selection) => string;
  /** Called while the selection is made; null: it was given up. */
  onChange: (selection: Selection | null) => void;
  /** Called on release, or with Enter. */
  onCommit: (selection: Selection) => void;
}

/** In which direction the points of a series follow each other, and where the places of several series are. */
export type SelectionLayout = 'columns' | 'rows' | 'cells';

export const placesOf = ({ from, to }: Selection): { series: [number, number]; points: [number, number] } => ({
  series: [Math.min(from.series, to.series), Math.max(from.series, to.series)],
  points: [Math.min(from.point, to.point), Math.max(from.point, to.point)],
});

export const isSamePlace = (one: Place, other: Place): boolean => one.series === other.series && one.point === other.point;

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/**
 * The selection after a key: an arrow moves it, with Shift it extends it, Home and End go to the ends. Null: the key does nothing here.
 * @param before null: nothing is selected yet; the first arrow selects the last bar, which is the newest
 */
export function selectByKey(
  before: Selection | null,
  key: string,
  { extend, layout, counts }: { extend: boolean; layout: SelectionLayout; counts: ChartSelection['counts'] },
): Selection | null {
  const step = stepOf(key, layout);
  if (step === null || counts.points === 0 || counts.series === 0) return null;
  if (before === null) {
    const first = { series: 0, point: layout === 'columns' ? counts.points - 1 : 0 };
    return { from: first, to: first };
  }
  const to = { series: clamp(before.to.series + step.series, counts.series), point: clamp(before.to.point + step.point, counts.points) };
  return { from: extend ? before.from : to, to };
}

function stepOf(key: string, layout: SelectionLayout): Place | null {
  if (key === 'Home') return { series: 0, point: Number.NEGATIVE_INFINITY };
  if (key === 'End') return { series: 0, point: Number.POSITIVE_INFINITY };
  const across = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const down = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (layout === 'columns') return across === undefined ? null : { series: 0, point: across };
  if (layout === 'rows') return down === undefined ? null : { series: 0, point: down };
  return across === undefined && down === undefined ? null : { series: down ?? 0, point: across ?? 0 };
}
