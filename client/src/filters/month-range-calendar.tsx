import { MonthPicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useState } from 'react';
import { firstOfMonth, lastOfMonth, monthOf } from '../lib/calendar-date';
import { formatMonth } from '../lib/format';
import { filterWords } from './words';

/** A calendar in which a first and a last month are chosen, for a role that sees only whole months. */
export function MonthRangeCalendar({
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
  const [range, setRange] = useState<[string | null, string | null]>([from || null, to ? firstOfMonth(monthOf(to)) : null]);
  return (
    <MonthPicker
      type="range"
      allowSingleDateInRange
      value={range}
      defaultDate={to || from || today}
      getMonthControlProps={(date) => ({ 'aria-label': formatMonth(monthOf(date)) })}
      ariaLabels={{ nextYear: filterWords.nextYear, previousYear: filterWords.previousYear, yearLevelControl: filterWords.chooseYear }}
      onChange={(next) => {
        setRange(next);
        const [first, last] = next;
        if (first !== null && last !== null) onChoose(firstOfMonth(monthOf(first)), lastOfMonth(monthOf(last)));
      }}
    />
  );
}
