import { useState } from 'react';
import type { LegendItem } from '../export/picture';
import { NOTHING_HIDDEN } from '../zoom/chart-state';

/** Which of the legend's series are not drawn. They stay hidden when the data moves; a chart of nothing is never drawn. */
export function useHiddenSeries(legend: readonly LegendItem[]): { hidden: ReadonlySet<string>; toggle: (name: string) => void } {
  const [chosen, setChosen] = useState(NOTHING_HIDDEN);
  const names = legend.flatMap(({ series }) => (series === undefined ? [] : [series]));
  const visible = names.filter((name) => !chosen.has(name));
  const hidden = visible.length === 0 ? NOTHING_HIDDEN : chosen;
  const toggle = (name: string) => {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    setChosen(names.every((each) => next.has(each)) ? NOTHING_HIDDEN : next);
  };
  return { hidden, toggle };
}
