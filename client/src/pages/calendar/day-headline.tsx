import { formatCount, formatShare } from '../../lib/format';
import type { AbsenceCounts } from './calendar-query';
import classes from './day-panel.module.css';
import { isDayOff, isFew, presenceBasis } from './describe-date';
import marks from './marks.module.css';
import { calendarWords } from './words';

const say = calendarWords;

/** The one large figure of the page: how many are away on the chosen day; on a day off, why there is none. */
export function DayHeadline({ counts, threshold, isCurrent }: { counts: AbsenceCounts; threshold: number; isCurrent: boolean }) {
  if (isDayOff(counts)) return <p className={classes.headlineWords}>{say.dayOff}</p>;
  return (
    <div className={classes.headline} data-pending={!isCurrent || undefined} aria-live="polite">
      <p className={classes.headlineFigure}>
        <span className={classes.headlineNumber} data-testid="away-count">
          {formatCount(counts.awayCount)}
        </span>{' '}
        {say.ofPeople(formatCount(counts.headcount), counts.headcount)}
      </p>
      <p className={classes.headlineWords}>
        {counts.pendingCount > 0 && (
          <span className={`${marks.chip} ${marks.status}`} data-status="REQUESTED">
            {say.pending(formatCount(counts.pendingCount))}
          </span>
        )}
        {counts.coverage === null ? (
          <span>{counts.holidayName ?? (counts.isWorkingDay === false ? say.nonWorking : '')}</span>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the basis of the figure has to be reachable by keyboard too
          <span tabIndex={0} data-hint={presenceBasis(counts)}>
            {say.present(formatShare(counts.coverage))}
          </span>
        )}
        {isFew(counts, threshold) && <span className={marks.few}>{say.few(formatShare(threshold))}</span>}
      </p>
    </div>
  );
}
