import { expect, test } from 'vitest';
import { isReadableText } from '../domain/readable-text';
import { parseCalendarFolder } from './parse-calendar-folder';
import { parseCalendars } from './parse-calendars';
import { parseWorkforce } from './parse-workforce';

const WEEK = [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const }];
const linesOf = (text: string) => parseWorkforce(Buffer.from(text)).problems?.map(({ line }) => line);

test('CSV and JSON say the same, with a byte order mark, quotes, shares and empty fields', () => {
  const rows = [
    { line: 2, fileLine: 2, employeeId: 'A 1', validFrom: null, hiredOn: null, leftOn: null, fte: 1, pattern: null, calendar: null },
    {
      line: 3,
      fileLine: 3,
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
  expect(parseWorkforce(Buffer.from(JSON.stringify(json))).content).toEqual(
    rows.map((row) => ({ ...row, line: row.line - 1, fileLine: 1 })),
  );
});

test.each([
  ['empId\n\n', undefined],
  ['', [null]],
  ['name,other\nx,y\n', [1, 1]],
  ['empId,fte\n1,0\n2,1.5\n3,x\n', [2, 3, 4]],
  ['empId,from\n1,2023-02-29\n', [2]],
  ['empId,from\n1,\n2,\n1,\n', [4]],
  ['empId,hiredOn,leftOn\n1,2024-01-02,2024-01-01\n', [2]],
  ['empId,workingDays\n1,someday\n2,mon:2\n3,"mon,mon"\n', [2, 3, 4]],
  ['empId,from\n1\n', [2]],
  ['[{"empId": 7},\n {"empId": "8", "fte": -1},\n\n {"other": 1}]', [2, 4]],
  ['{"calendars": []}', [1]],
  ['[\n {"empId": "1",}]', [2]],
  ['empId,workingDays\n1,mon\n2,"mon,tue\n3,mon\n4,mon\n', [3]],
  ['empId,workingDays\n1,"mon" tue\n', [2]],
  ['empId,from\r\n1,2024-01-01\n1,2024-01-01\r\n', [3]],
])('%j is refused at the lines %j', (text, lines) => {
  expect(linesOf(text)).toEqual(lines);
});

test('a file that a spreadsheet separated by semicolons or tabs, and one of mixed line ends, say the same', () => {
  const csv = 'empId,fte,workingDays\n131,0.5,"mon;tue:0.5"\n132,1,wed\n';
  const { content } = parseWorkforce(Buffer.from(csv));
  expect(content).toHaveLength(2);
  for (const separator of [';', '\t']) {
    const other = `empId,fte,workingDays\n131,0.5,"mon tue:0.5"\n132,1,wed\n`.replaceAll(',', separator);
    expect(parseWorkforce(Buffer.from(other)).content).toEqual(content);
  }
  expect(parseWorkforce(Buffer.from(csv.replace('workingDays\n', 'workingDays\r\n'))).content).toEqual(content);
});

test.each([
  ['a NUL', 'empId\nA\0B\n', /^empId holds a NUL character/],
  ['a NUL in JSON', '[{"empId": "A\\u0000B"}]', /^Entry 1: empId holds a NUL character/],
  ['half of a surrogate pair', '[{"empId": "1", "calendar": "A\\ud800"}]', /^Entry 1: calendar holds a NUL character or half/],
  ['an id that no index takes', `empId\n${'y'.repeat(2001)}\n`, /^empId is longer than 2000 bytes\.$/],
  ['a share that is nearly none', 'empId,fte\n1,0.0000001\n', /^fte "0\.0000001" is no number above 0/],
  ['a text of 10,000 letters', `empId,from\n1,${'x'.repeat(10_000)}\n`, /^from "x{60}…" is no date YYYY-MM-DD\.$/],
  ['a day that does not exist', 'empId,from\n1,2024-02-30\n', /^from "2024-02-30" is no day of the calendar\.$/],
  ['a date of another country', 'empId,from\n1,31/12/2024\n', /^from "31\/12\/2024" is no date YYYY-MM-DD\.$/],
  [
    'an end before the beginning',
    'empId,hiredOn,leftOn\n1,2024-05-01,2024-04-30\n',
    /^leftOn "2024-04-30" is before hiredOn "2024-05-01"\.$/,
  ],
  ['columns of another file', 'id,start\n1,2\n', /^The columns "id", "start" are unknown\. Columns are empId, /],
  ['a quotation mark that stays open', 'empId,calendar\n1,"Oslo\n2,\n', /^A quotation mark is opened here and never closed\.$/],
  [
    'one row too long',
    'empId,workingDays\n1,mon,tue\n',
    /^The line has 3 fields, and the header 2\. Put a list such as "mon,tue" in quotation marks\.$/,
  ],
  ['a second row in JSON', '[{"empId": "1"}, {"empId": "1"}]', /^Entry 2: The person has a row without from in entry 1 already\.$/],
  ['a workbook', 'PK\u0003\u0004...', /^The file is no UTF-8 text\./],
])('of %s it is said what is wrong, in a text that can be stored', (_what, text, message) => {
  const [problem] = parseWorkforce(Buffer.from(text)).problems ?? [];
  expect(problem?.message).toMatch(message);
  expect(problem?.message.length).toBeLessThan(300);
  expect(isReadableText(problem?.message ?? '')).toBe(true);
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
  expect(parse({ calendars: [twice, twice] }).problems).toEqual([{ line: null, message: 'The calendar "Oslo" occurs twice.' }]);
  expect(parse({ calendars: [{ name: 'x', timeZone: 'Mars/Base' }] }).problems?.[0]?.message).toMatch(/^calendars 1, timeZone: must be /);
  const zone = { name: 'Oslo', timeZone: 'Europe/Oslo' };
  const wrong = { calendars: [zone, { timeZone: 'Europe/Oslo', holidays: [{ date: '2024-02-30', name: 'x' }] }], other: 1 };
  expect(parseCalendars(Buffer.from(JSON.stringify(wrong, null, 1)), WEEK).problems).toEqual([
    { line: 7, message: 'calendars 2, name: is missing' },
    { line: 11, message: 'calendars 2, holidays 1, date: must be a day of the calendar, YYYY-MM-DD' },
    { line: 1, message: 'Unrecognized key: "other"' },
  ]);
  for (const name of ['A\0', 'A\ud800', 'x'.repeat(201)]) expect(parse({ calendars: [{ ...zone, name }] }).problems).toHaveLength(1);
  const broken = parseCalendars(Buffer.from('empId,from\nE4711,\n'), WEEK).problems;
  expect(broken).toEqual([{ line: 1, message: 'The file is not JSON: see column 1.' }]);
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

test('a half holiday is half of its date', () => {
  const eve = { date: '2024-12-31', name: "New Year's Eve", part: 'HALF' };
  const boston = { name: 'Boston', timeZone: 'America/New_York', workingWeeks: WEEK, holidays: [eve] };
  expect(parseCalendars(Buffer.from(JSON.stringify({ calendars: [boston] })), []).content).toEqual([boston]);
});

test('two files of one name are refused, regardless of how their ending is written', () => {
  const files = ['Oslo.ics', 'Oslo.ICS'].map((name) => ({ name, bytes: icalendar() }));
  const options = { workingWeeks: WEEK, timeZone: 'UTC' };
  expect(parseCalendarFolder(files.slice(1), options).content).toMatchObject([{ name: 'Oslo' }]);
  expect(parseCalendarFolder(files, options).problems).toEqual([{ line: null, message: 'The calendar "Oslo" occurs twice.' }]);
});

test('an event that recurs each second from long ago is refused instead of being counted up to today', () => {
  const bytes = icalendar(event('UID:1', 'SUMMARY:Tick', 'DTSTART:19000101T000000', 'RRULE:FREQ=SECONDLY'));
  const { problems } = parseCalendarFolder([{ name: 'Oslo.ics', bytes }], { workingWeeks: WEEK, timeZone: 'UTC' });
  expect(problems).toEqual([{ line: null, message: 'Oslo.ics: an event recurs more than 20000 times' }]);
});

test('a file that is no calendar is named', () => {
  const { problems } = parseCalendarFolder([{ name: 'Oslo.ics', bytes: Buffer.from('nothing') }], { workingWeeks: WEEK, timeZone: 'UTC' });
  expect(problems).toEqual([{ line: null, message: expect.stringMatching(/^Oslo\.ics: /) }]);
});
