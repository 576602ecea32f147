/** The words of the Patterns page. */
export const patternsWords = {
  intro: 'When leave falls, by the dates of the leave. Months, weekdays and years differ in length and in working days.',
  measure: 'Measure',
  measures: { days: 'Leave days', column: 'Share of the year', type: 'Share of a leave type', index: 'Index' },
  type: 'Leave type',
  order: 'Years',
  orders: { fiscal: 'Fiscal', calendar: 'Calendar' },
  byMonth: 'Month by year',
  byWeekday: 'Weekday by year',
  month: 'Month',
  weekday: 'Weekday',
  unitDays: 'Leave days',
  unitColumn: 'Share of the leave days of the year; a year adds up to 100 %',
  unitType: (type: string) => `${type} as a share of all leave days of the cell`,
  unitIndex: {
    month: 'Absence rate of the month against that of its year: 1 is as usual',
    weekday: 'Absence rate of the weekday against that of its year: 1 is as usual',
  },
  ofIndex: (text: string) => `Index ${text}`,
  indexBasis: (numerator: string, denominator: string, basis: string) => `${numerator} / ${denominator} (${basis})`,
  indexNotes: ['Approved leave alone, per scheduled working day.', 'Blank: no leave, no working day, or still to come.'],
  ofDays: (days: string) => days,
  unfinished: 'Hatched: not over yet.',
  hidden: 'Grey and hatched: hidden (fewer than 5 people). Fewer filters hide less.',
  empty: 'Blank: nothing recorded, or still to come. 0: no leave.',
  byDay: 'One year by day',
  unitDay: (year: string) => `Leave days per day of ${year}`,
  noDays: 'The role Viewer sees whole months: single days would tell about few people.',
  year: 'Year',
  none: 'No leave type to choose.',
} as const;

export type Measure = keyof typeof patternsWords.measures;
