import type { CSSProperties } from 'react';
import { useToday } from '../../data/use-today';
import { useFilterOptions } from '../../filters/filter-options';
import { leaveWords } from '../../leave-charts/words';
import type { FiscalYear } from '../../lib/fiscal-year';
import { formatDays, formatShortMonth } from '../../lib/format';
import { describeRange } from './describe-range';
import classes from './leave-timeline.module.css';
import type { ProfileLeave } from './profile-query';
import { groupByType, monthsIn, type Stretch, stretchIn } from './timeline-model';
import { profileWords } from './words';

const say = profileWords;
const place = ({ left, width }: Stretch) => ({ left: `${left * 100}%`, width: `${width * 100}%` });

/** Leave over a fiscal year, a row for each leave type. The table below says the same in words. */
export function LeaveTimeline({ leaves, year }: { leaves: readonly ProfileLeave[]; year: FiscalYear }) {
  const { typeColor } = useFilterOptions();
  const today = useToday();
  const now = stretchIn(year, today, today);
  return (
    <div className={classes.timeline} aria-hidden="true" title={say.timeline}>
      <div className={classes.row}>
        <span />
        <div className={classes.months}>
          {monthsIn(year).map(({ month, ...at }) => (
            <span key={month} className={classes.month} style={place(at)}>
              {at.width > 0.05 ? formatShortMonth(month) : ''}
            </span>
          ))}
        </div>
      </div>
      {groupByType(leaves).map(({ id, name, leaves: ofType }) => (
        <div key={id} className={classes.row}>
          <span className={classes.type} title={name}>
            {name}
          </span>
          <div className={classes.track}>
            {now && <span className={classes.today} style={{ left: place(now).left }} />}
            {ofType.map((leave) => {
              const at = stretchIn(year, leave.startDate, leave.endDate);
              return (
                at && (
                  <span
                    key={leave.id}
                    className={classes.bar}
                    data-status={leave.status}
                    style={{ ...place(at), '--bar': typeColor(id) } as CSSProperties}
                    title={[
                      describeRange(leave),
                      leaveWords.daysOf(formatDays(leave.leaveDays), leave.leaveDays),
                      leaveWords.statuses[leave.status],
                    ].join(' · ')}
                  />
                )
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
}
