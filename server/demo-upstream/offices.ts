import { dayOf, formatDay, weekdayOf } from './days';

/** FULL: nobody works; HALF: half of the date is worked. */
interface Holiday {
  date: string;
  name: string;
  part: 'FULL' | 'HALF';
}

export interface Office {
  name: string;
  timeZone: string;
  /** How many of the people work there. */
  weight: number;
  /** On the same date of each year. */
  yearly: readonly YearlyHoliday[];
  movable: (year: number) => readonly Holiday[];
}

/** Calendar years whose holidays the calendars file names: it stays the same however long the demo runs. */
const FIRST_YEAR = 2019;
const LAST_YEAR = 2040;
const WORKING_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'];
const FESTIVAL_DAYS = 5;

const full = (day: number, name: string): Holiday => ({ date: formatDay(day), name, part: 'FULL' });
const half = (day: number, name: string): Holiday => ({ date: formatDay(day), name, part: 'HALF' });
/** The nth such weekday of a month, Monday 0; n = 0 is the last one of the month before. */
const nth = (year: number, month: number, weekday: number, n: number) => {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
};

/** The first day of the autumn festival: it moves through October from year to year. */
export function festivalStart(year: number): number {
  return dayOf(year, 10, 3 + ((year * 11) % 20));
}

/** Month and day, name, and HALF where half of the date is worked. */
type YearlyHoliday = readonly [monthAndDay: string, name: string, part?: 'HALF'];

/** The first one is the head office. */
export const OFFICES: readonly Office[] = [
  {
    name: 'Kathmandu',
    timeZone: 'Asia/Kathmandu',
    weight: 70,
    yearly: [
      ['01-01', 'New Year'],
      ['01-15', 'Winter festival'],
      ['03-08', 'Women’s Day'],
      ['04-14', 'Spring New Year'],
      ['05-01', 'Labour Day'],
      ['05-29', 'Republic Day'],
      ['09-19', 'Constitution Day'],
    ],
    movable: (year) => [
      half(festivalStart(year) - 1, 'Eve of the autumn festival'),
      ...Array.from({ length: FESTIVAL_DAYS }, (_, day) => full(festivalStart(year) + day, 'Autumn festival')),
    ],
  },
  {
    name: 'Lisbon',
    timeZone: 'Europe/Lisbon',
    weight: 18,
    yearly: [
      ['01-01', 'New Year'],
      ['04-25', 'Freedom Day'],
      ['05-01', 'Labour Day'],
      ['06-10', 'Portugal Day'],
      ['08-15', 'Assumption Day'],
      ['10-05', 'Republic Day'],
      ['11-01', 'All Saints’ Day'],
      ['12-01', 'Independence Day'],
      ['12-24', 'Christmas Eve', 'HALF'],
      ['12-25', 'Christmas Day'],
      ['12-31', 'New Year’s Eve', 'HALF'],
    ],
    movable: () => [],
  },
  {
    name: 'Boston',
    timeZone: 'America/New_York',
    weight: 12,
    yearly: [
      ['01-01', 'New Year’s Day'],
      ['07-04', 'Independence Day'],
      ['12-24', 'Christmas Eve', 'HALF'],
      ['12-25', 'Christmas Day'],
      ['12-31', 'New Year’s Eve', 'HALF'],
    ],
    movable: (year) => [
      full(nth(year, 6, 0, 0), 'Memorial Day'),
      full(nth(year, 9, 0, 1), 'Labor Day'),
      full(nth(year, 11, 3, 4), 'Thanksgiving'),
      half(nth(year, 11, 3, 4) + 1, 'Day after Thanksgiving'),
    ],
  },
];

function holidaysOf({ yearly, movable }: Office, year: number): Holiday[] {
  const onTheirDates = yearly.map(([monthAndDay, name, part]): Holiday => ({ date: `${year}-${monthAndDay}`, name, part: part ?? 'FULL' }));
  return [...onTheirDates, ...movable(year)];
}

const openShares = new Map<Office, Map<number, number>>();

/** The share of a date that is worked where somebody works on its weekday: 1, 0.5 or 0. */
export function openShare(office: Office, day: number): number {
  let known = openShares.get(office);
  if (!known) {
    known = new Map();
    openShares.set(office, known);
  }
  let share = known.get(day);
  if (share === undefined) {
    const date = formatDay(day);
    const holiday = holidaysOf(office, Number(date.slice(0, 4))).find((one) => one.date === date);
    share = holiday ? (holiday.part === 'HALF' ? 0.5 : 0) : 1;
    known.set(day, share);
  }
  return share;
}

/** The calendars file of the offices. */
export function writeCalendars(): string {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at);
  const calendars = OFFICES.map((office) => ({
    name: office.name,
    timeZone: office.timeZone,
    workingWeeks: [{ from: null, days: WORKING_WEEK }],
    holidays: years.flatMap((year) => holidaysOf(office, year)),
  }));
  return JSON.stringify({ calendars });
}
