import { expect, test } from 'vitest';
import { parseCalendarFolder } from './parse-calendar-folder';
import { parseCalendars } from './parse-calendars';
import { parseWorkforce } from './parse-workforce';

const WEEK = [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const }];
const linesOf = (text: string) => parseWorkforce(Buffer.from(text)).problems?.map(({ line }) => line);

test('CSV and JSON say the same, with a byte order mark, quotes, shares and empty fields', () => {
  const rows = [
    { line: 2, employeeId: 'A 1', validFrom: null, hiredOn: null, leftOn: null, fte: 1, pattern: null, calendar: null },
    {
      line: 3,
      employeeId: '007',
      validFrom: '2024-01-01',
      hiredOn: '2020-02-29',
      leftOn: '2024-12-31',
      fte: 0.5,
      pattern: [1_000_000, 500_000, 0, 0, 0, 0, 0],
      calendar: 'Oslo',
    },
  ];
  const csv =
    '\uFEFFempId,workingDays,from,hiredOn,leftOn,fte,calendar\r\nA 1,,,,,,\r\n007,"mon,tue:0.5",2024-01-01,2020-02-29,2024-12-31,0.5,Oslo\r\n';
  expect(parseWorkforce(Buffer.from(csv)).content).toEqual(rows);
  const json = [
    { empId: 'A 1' },
    {
      empId: '007',
      from: '2024-01-01',
      hiredOn: '2020-02-29',
      leftOn: '2024-12-31',
      fte: 0.5,
      workingDays: 'mon,tue:0.5',
      calendar: 'Oslo',
    },
  ];
  expect(parseWorkforce(Buffer.from(JSON.stringify(json))).content).toEqual(rows.map((row) => ({ ...row, line: row.line - 1 })));
});

test.each([
  ['empId\n\n', undefined],
  ['', [null]],
  ['name\nx\n', [1, 1]],
  ['empId,fte\n1,0\n2,1.5\n3,x\n', [2, 3, 4]],
  ['empId,from\n1,2023-02-29\n', [2]],
  ['empId,from\n1,\n2,\n1,\n', [4]],
  ['empId,hiredOn,leftOn\n1,2024-01-02,2024-01-01\n', [2]],
  ['empId,workingDays\n1,someday\n2,mon:2\n3,"mon,mon"\n', [2, 3, 4]],
  ['empId,from\n1\n', [2]],
  ['[{"empId": 7}, {"empId": "8", "fte": -1}, {"other": 1}]', [2, 3]],
])('%j is refused at the lines %j', (text, lines) => {
  expect(linesOf(text)).toEqual(lines);
});

test('no problem of a file that cannot be read repeats what stands there', () => {
  for (const text of ['empId,fte\nE4711"x",1\n', '[{"empId": E4711}]']) {
    const { problems } = parseWorkforce(Buffer.from(text));
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('4711');
  }
});

test('a calendar without weeks has those of the default one, and every problem says where it is', () => {
  const parse = (value: unknown) => parseCalendars(Buffer.from(JSON.stringify(value)), WEEK);
  expect(parse({ calendars: [{ name: 'Oslo', timeZone: 'Europe/Oslo' }] }).content).toEqual([
    { name: 'Oslo', timeZone: 'Europe/Oslo', workingWeeks: WEEK, holidays: [] },
  ]);
  const twice = { name: 'Oslo', timeZone: 'Europe/Oslo' };
  expect(parse({ calendars: [twice, twice] }).problems).toEqual([{ line: null, message: 'The calendar "Oslo" stands twice.' }]);
  expect(parse({ calendars: [{ name: 'x', timeZone: 'Mars/Base' }] }).problems?.[0]?.message).toMatch(/^calendars\.0\.timeZone: /);
});

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'DTSTAMP:20240101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
const icalendar = (...events: string[]) =>
  Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n'));

test('of a folder each file is a calendar: dates of events, half days, and recurrences without their exceptions', () => {
  const bytes = icalendar(
    event('UID:1', 'SUMMARY:Bridge', 'DTSTART;VALUE=DATE:20240509', 'DTEND;VALUE=DATE:20240511'),
    event('UID:2', 'SUMMARY:Eve', 'DTSTART;VALUE=DATE:20241224', 'CATEGORIES:Public,HALF-DAY'),
    event('UID:3', 'SUMMARY:Labour', 'DTSTART;VALUE=DATE:20230501', 'RRULE:FREQ=YEARLY;UNTIL=20250501', 'EXDATE;VALUE=DATE:20240501'),
    event('UID:4', 'SUMMARY:Called off', 'DTSTART;VALUE=DATE:20240606', 'STATUS:CANCELLED'),
  );
  const { content } = parseCalendarFolder([{ name: 'Oslo.ics', bytes }], { workingWeeks: WEEK, timeZone: 'UTC' });
  expect(content).toEqual([
    {
      name: 'Oslo',
      timeZone: 'UTC',
      workingWeeks: WEEK,
      holidays: [
        { date: '2023-05-01', name: 'Labour', part: 'FULL' },
        { date: '2024-05-09', name: 'Bridge', part: 'FULL' },
        { date: '2024-05-10', name: 'Bridge', part: 'FULL' },
        { date: '2024-12-24', name: 'Eve', part: 'HALF' },
        { date: '2025-05-01', name: 'Labour', part: 'FULL' },
      ],
    },
  ]);
});

test('a file that is no calendar is named', () => {
  const { problems } = parseCalendarFolder([{ name: 'Oslo.ics', bytes: Buffer.from('nothing') }], { workingWeeks: WEEK, timeZone: 'UTC' });
  expect(problems).toEqual([{ line: null, message: expect.stringMatching(/^Oslo\.ics: /) }]);
});
