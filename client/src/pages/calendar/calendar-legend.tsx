import { formatShare } from '../../lib/format';
import classes from './calendar.module.css';
import marks from './marks.module.css';
import { calendarWords } from './words';

const say = calendarWords.legend;

/** What the marks of both views mean. */
export function CalendarLegend({ threshold, withRefused }: { threshold: number; withRefused: boolean }) {
  return (
    <ul className={classes.legend} aria-label={say.label}>
      <li>
        <span className={`${classes.swatch} ${marks.status}`} data-status="APPROVED" /> {say.away}
      </li>
      <li>
        <span className={`${classes.swatch} ${marks.status}`} data-status="REQUESTED" /> {say.pending}
      </li>
      {withRefused && (
        <li>
          <span className={`${classes.swatch} ${marks.status}`} data-status="REJECTED" /> {say.refused}
        </li>
      )}
      <li>
        <span className={`${classes.swatch} ${marks.date}`} data-mark="free" data-free /> {say.nonWorking}
      </li>
      <li>
        <span className={`${classes.swatch} ${marks.date}`} data-mark="few" data-few /> {say.few(formatShare(threshold))}
      </li>
    </ul>
  );
}
