import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useRecords } from '../../../data/use-records';
import { formatDate } from '../../../lib/format';
import { CloseIcon } from '../../../ui/icons';
import marks from '../marks.module.css';
import timeline from '../timeline.module.css';
import type { TimelineDate } from '../timeline-head';
import type { TriedLeave } from './plan';
import { type DateRange, dragRange, isWithin, rangeAfterKey } from './tried-range';
import classes from './what-if.module.css';
import { TRIED_EMPLOYEE } from './what-if-query';
import { whatIfWords } from './what-if-words';

const say = whatIfWords;

/**
 * A leave to try, as a row of the timeline on which it is drawn and moved: by mouse, pen or finger, and by keys. To assistive technology it
 * is a slider whose value is its dates.
 */
export function TriedRow({
  leave,
  dates,
  limits,
  onShow,
  onCommit,
  onRemove,
}: {
  leave: TriedLeave;
  dates: readonly TimelineDate[];
  limits: DateRange;
  /** During a drag; null: the drag was cancelled. */
  onShow: (range: DateRange | null) => void;
  onCommit: (range: DateRange) => void;
  onRemove: () => void;
}) {
  const { data } = useRecords(TRIED_EMPLOYEE, { id: leave.employeeId });
  const name = data?.employee?.name ?? leave.employeeId;
  const drag = useRef<{ pointer: number; before: DateRange; start: string; range: DateRange } | null>(null);
  const row = useRef<HTMLTableRowElement>(null);
  const slider = useRef<HTMLSpanElement>(null);

  const dateAt = (x: number): string => {
    const cells = [...(row.current?.querySelectorAll<HTMLElement>('td') ?? [])];
    const at = cells.findIndex((cell) => x < cell.getBoundingClientRect().right);
    return dates[at === -1 ? dates.length - 1 : at]?.date ?? limits.from;
  };
  const down = (event: PointerEvent<HTMLTableCellElement>) => {
    if (event.button !== 0) return;
    const start = dateAt(event.clientX);
    const range = dragRange(leave, start, start, limits);
    drag.current = { pointer: event.pointerId, before: { from: leave.from, to: leave.to }, start, range };
    event.currentTarget.setPointerCapture(event.pointerId);
    // The slider gets the keys during and after the drag: Escape cancels it.
    slider.current?.focus({ preventScroll: true });
    onShow(range);
  };
  const move = (event: PointerEvent) => {
    const current = drag.current;
    if (current?.pointer !== event.pointerId) return;
    const range = dragRange(current.before, current.start, dateAt(event.clientX), limits);
    if (range.from === current.range.from && range.to === current.range.to) return;
    current.range = range;
    onShow(range);
  };
  const end = (event: PointerEvent) => {
    const current = drag.current;
    if (current?.pointer !== event.pointerId) return;
    drag.current = null;
    if (event.type === 'pointerup') onCommit(current.range);
    else onShow(null);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag.current !== null) {
      drag.current = null;
      onShow(null);
      return;
    }
    const range = rangeAfterKey(leave, event.key, event.shiftKey, limits);
    if (range === null) return;
    event.preventDefault();
    onCommit(range);
  };
  const words = say.range(formatDate(leave.from), formatDate(leave.to));
  return (
    <tr ref={row} className={classes.triedRow}>
      <th scope="row" className={timeline.rowHead}>
        <span className={classes.triedHead}>
          <span
            ref={slider}
            role="slider"
            tabIndex={0}
            className={classes.triedName}
            title={say.triedRow(name)}
            aria-label={say.triedRow(name)}
            aria-valuemin={1}
            aria-valuemax={dates.length}
            aria-valuenow={Math.max(1, Math.min(dates.length, Number(leave.from.slice(8))))}
            aria-valuetext={words}
            onKeyDown={press}
          >
            <bdi>{name}</bdi>
            <span className={classes.triedDates}>{words}</span>
          </span>
          <button type="button" className={classes.removeTried} aria-label={say.removeTried(name)} onClick={onRemove}>
            <CloseIcon size={14} />
          </button>
        </span>
      </th>
      {dates.map(({ date, isToday, isWorkingDay }) => (
        <td
          key={date}
          className={`${marks.date} ${classes.triedDate}`}
          data-try={date}
          data-free={!isWorkingDay || undefined}
          data-today={isToday || undefined}
          onPointerDown={down}
          // Otherwise pressing the pointer would move the focus off the slider and select text.
          onMouseDown={(event) => event.preventDefault()}
          onPointerMove={move}
          onPointerUp={end}
          onPointerCancel={end}
        >
          {isWithin(date, leave) && <span className={classes.triedBlock} />}
        </td>
      ))}
    </tr>
  );
}
