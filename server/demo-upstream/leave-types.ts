/** Working days (calendar days for consecutive types) that one request asks for. */
interface Duration {
  days: number;
  weight: number;
}

export interface LeaveType {
  id: number;
  name: string;
  /** Days per fiscal year, by the calendar year in which it starts: policies change. */
  defaultDays: (startYear: number) => number;
  transferableDays: (startYear: number) => number;
  isConsecutive: boolean;
  isSeasonal: boolean;
  allowsHalfDay: boolean;
  /** Mean days between the request and its start; 0: asked for on the day or afterwards. */
  leadDays: number;
  durations: readonly Duration[];
  weight: number;
}

const always = (days: number) => () => days;
const spread = (...weights: number[]): Duration[] => weights.map((weight, index) => ({ days: index + 1, weight }));
const ordinary = { isConsecutive: false, isSeasonal: true, allowsHalfDay: false, transferableDays: always(0) };

export const LEAVE_TYPES: readonly LeaveType[] = [
  {
    ...ordinary,
    id: 1,
    name: 'Annual',
    defaultDays: (year) => (year % 4 < 2 ? 12 : 15),
    transferableDays: (year) => (year % 4 < 2 ? 6 : 8),
    leadDays: 21,
    durations: spread(22, 20, 18, 10, 14, 4, 3, 3, 1, 3, 1, 1),
    weight: 29,
  },
  {
    ...ordinary,
    id: 2,
    name: 'Sick',
    defaultDays: (year) => (year % 5 < 3 ? 12 : 10),
    isSeasonal: false,
    allowsHalfDay: true,
    leadDays: 0,
    durations: spread(66, 20, 8, 3, 3),
    weight: 27,
  },
  {
    ...ordinary,
    id: 7,
    name: 'Discretionary',
    defaultDays: always(10),
    allowsHalfDay: true,
    leadDays: 6,
    durations: spread(62, 22, 10, 4, 2),
    weight: 17,
  },
  { ...ordinary, id: 8, name: 'Floating', defaultDays: always(2), leadDays: 12, durations: spread(95, 5), weight: 5 },
  {
    ...ordinary,
    id: 11,
    name: 'Maternity',
    defaultDays: always(98),
    isConsecutive: true,
    leadDays: 60,
    durations: [
      { days: 98, weight: 8 },
      { days: 60, weight: 2 },
    ],
    weight: 0.4,
  },
  {
    ...ordinary,
    id: 12,
    name: 'Paternity',
    defaultDays: always(15),
    isConsecutive: true,
    leadDays: 25,
    durations: [
      { days: 15, weight: 7 },
      { days: 7, weight: 3 },
    ],
    weight: 0.8,
  },
  {
    ...ordinary,
    id: 13,
    name: 'Bereavement',
    defaultDays: always(13),
    isSeasonal: false,
    leadDays: 0,
    durations: [
      { days: 3, weight: 4 },
      { days: 5, weight: 4 },
      { days: 13, weight: 2 },
    ],
    weight: 1.2,
  },
  {
    ...ordinary,
    id: 15,
    name: 'Work from home',
    defaultDays: always(24),
    isSeasonal: false,
    allowsHalfDay: true,
    leadDays: 2,
    durations: spread(70, 18, 8, 2, 2),
    weight: 11,
  },
  {
    ...ordinary,
    id: 16,
    name: 'Leave without pay',
    defaultDays: always(0),
    leadDays: 14,
    durations: spread(30, 20, 15, 5, 15, 5, 5, 1, 1, 3),
    weight: 2.5,
  },
  {
    ...ordinary,
    id: 18,
    name: 'Compensatory',
    defaultDays: always(5),
    transferableDays: always(2),
    allowsHalfDay: true,
    leadDays: 5,
    durations: spread(85, 15),
    weight: 5,
  },
];
