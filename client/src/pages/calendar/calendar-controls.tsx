import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { addMonths, monthOf } from '../../lib/calendar-date';
import { formatMonth, formatShare } from '../../lib/format';
import { LeftIcon, RightIcon } from '../../ui/icons';
import classes from './calendar.module.css';
import { type CalendarGrouping, type CalendarParams, GROUPINGS, THRESHOLDS, VIEWS } from './params';
import { calendarWords } from './words';

const say = calendarWords;

/** Which month, in which view, grouped by what, and what counts as few. */
export function CalendarControls({
  view,
  by,
  below,
  month,
  today,
  onChange,
}: Pick<CalendarParams, 'view' | 'below' | 'month'> & {
  by: CalendarGrouping;
  today: string;
  onChange: (params: Partial<CalendarParams>) => void;
}) {
  return (
    <div className={classes.controls}>
      <nav aria-label={say.months} className={classes.months} data-print="hidden">
        <MonthLink month={addMonths(month, -1)} label={say.previousMonth} icon={<LeftIcon size={16} />} />
        <MonthLink month={addMonths(month, 1)} label={say.nextMonth} icon={<RightIcon size={16} />} />
        <Button size="xs" variant="default" renderRoot={(props) => <ToMonth {...props} month={monthOf(today)} />}>
          {say.currentMonth}
        </Button>
      </nav>
      <h2 className={classes.month} aria-live="polite">
        {formatMonth(month)}
      </h2>
      <div className={classes.choices} data-print="hidden">
        <SegmentedControl
          size="xs"
          aria-label={say.view}
          value={view}
          onChange={(value) => onChange({ view: value })}
          data={VIEWS.map((value) => ({ value, label: say.views[value] }))}
        />
        <NativeSelect
          size="xs"
          label={say.by}
          value={by}
          onChange={(event) => onChange({ by: GROUPINGS.find((value) => value === event.currentTarget.value) })}
          data={GROUPINGS.map((value) => ({ value, label: say.groupings[value] }))}
        />
        <NativeSelect
          size="xs"
          label={say.threshold}
          value={below}
          onChange={(event) => onChange({ below: THRESHOLDS.find((value) => value === event.currentTarget.value) })}
          data={THRESHOLDS.map((value) => ({ value, label: formatShare(Number(value) / 100) }))}
        />
      </div>
    </div>
  );
}

function MonthLink({ month, label, icon }: { month: string; label: string; icon: React.ReactNode }) {
  return (
    <Button
      size="xs"
      variant="default"
      px={8}
      aria-label={`${label}: ${formatMonth(month)}`}
      renderRoot={(props) => <ToMonth {...props} month={month} />}
    >
      {icon}
    </Button>
  );
}

/** A link, so that Back returns to the previous month. */
function ToMonth({ month, ...props }: { month: string }) {
  return <Link {...props} from="/calendar" search={(before) => ({ ...before, month, day: '' })} resetScroll={false} />;
}
