import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useState } from 'react';
import { firstWeekday, formatDate, formatMonth, formatWeekday } from '../lib/format';
import { filterWords } from './words';

/** A calendar to choose a first and a last date, in a chunk of its own with its library. */
export function DateRangeCalendar({
  from,
  to,
  today,
  onChoose,
}: {
  from: string;
  to: string;
  today: string;
  onChoose: (from: string, to: string) => void;
}) {
  const [range, setRange] = useState<[string | null, string | null]>([from || null, to || null]);
  return (
    <DatePicker
      type="range"
      allowSingleDateInRange
      value={range}
      defaultDate={to || from || today}
      // Working days come from the source's calendar, not from the browser.
      weekendDays={[]}
      firstDayOfWeek={firstWeekday()}
      weekdayFormat={(date) => formatWeekday(date, 'short')}
      monthLabelFormat={(date) => formatMonth(date.slice(0, 7))}
      getDayProps={(date) => ({ 'aria-label': formatDate(date), ...(date === today ? { 'aria-current': 'date' as const } : {}) })}
      ariaLabels={{ nextMonth: filterWords.monthAfter, previousMonth: filterWords.monthBefore, monthLevelControl: filterWords.chooseMonth }}
      onChange={(next) => {
        setRange(next);
        const [first, last] = next;
        if (first !== null && last !== null) onChoose(first, last);
      }}
    />
  );
}
