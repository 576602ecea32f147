import { formatShare } from '../../../lib/format';
import calendar from '../calendar.module.css';
import marks from '../marks.module.css';
import { calendarWords } from '../words';
import classes from './what-if.module.css';
import { whatIfWords } from './what-if-words';

const say = whatIfWords.legend;

/** What the bars of the what-if mean. */
export function WhatIfLegend({ threshold }: { threshold: number }) {
  return (
    <ul className={calendar.legend} aria-label={say.label}>
      <li>
        <span className={`${calendar.swatch} ${classes.after}`} /> {say.after}
      </li>
      <li>
        <span className={`${calendar.swatch} ${classes.before}`} /> {say.lost}
      </li>
      <li>
        <span className={`${calendar.swatch} ${classes.before}`} data-won /> {say.won}
      </li>
      <li>
        <span className={`${calendar.swatch} ${classes.triedBlock}`} /> {say.tried}
      </li>
      <li>
        <span className={`${calendar.swatch} ${marks.date}`} data-mark="few" data-few /> {calendarWords.legend.few(formatShare(threshold))}
      </li>
      <li>
        <strong className={marks.few}>!</strong> {say.broken}
      </li>
    </ul>
  );
}
