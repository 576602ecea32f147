import { type KeyboardEvent, useRef, useState } from 'react';
import { type ChartSelection, type Selection, type SelectionLayout, selectByKey } from './chart-selection';
import classes from './selection.module.css';

/**
 * Selects by keys: arrows move, with Shift they extend, Enter lets the selection go, Escape and leaving give it up.
 * To assistive technology it is a slider whose value is what is selected, in words.
 * @param onShow draws a selection on the chart; null removes it
 */
export function SelectionKeys({
  selection,
  layout,
  onShow,
}: {
  selection: ChartSelection;
  layout: SelectionLayout;
  onShow: (selection: Selection | null) => void;
}) {
  const { label, counts, describe, onChange, onCommit } = selection;
  const [selected, setSelected] = useState<Selection | null>(null);
  const current = useRef<Selection | null>(null);
  const set = (next: Selection | null) => {
    current.current = next;
    setSelected(next);
    onShow(next);
  };
  const giveUp = () => {
    if (current.current === null) return;
    set(null);
    onChange(null);
  };
  const press = (event: KeyboardEvent) => {
    const before = current.current;
    if (event.key === 'Enter' && before !== null) {
      set(null);
      onCommit(before);
    } else if (event.key === 'Escape' && before !== null) {
      giveUp();
    } else {
      const next = selectByKey(before, event.key, { extend: event.shiftKey && !selection.isSingle, layout, counts });
      if (next === null) return;
      set(next);
      onChange(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const at = selected?.to ?? { series: 0, point: 0 };
  return (
    <div
      className={classes.keys}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation={layout === 'rows' ? 'vertical' : 'horizontal'}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, counts.series * counts.points - 1)}
      aria-valuenow={at.series * counts.points + at.point}
      aria-valuetext={describe(selected ?? { from: at, to: at })}
      data-print="hidden"
      onKeyDown={press}
      onBlur={giveUp}
    />
  );
}
