import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIngestHarness } from '../../../test/ingest';
import { makeRecord } from '../../../test/records';
import { addDays, isoWeekday, parseLocalDate } from '../../domain/local-date';
import type { WorkingCalendar } from '../../domain/working-calendar';

const CALENDAR: WorkingCalendar = {
  workingWeeks: [
    { from: null, days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri'] },
    { from: '2023-10-11', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    { from: '2024-03-04', days: ['tue', 'sat'] },
  ],
  holidays: [
    { date: '2023-08-15', name: 'Harvest' },
    { date: '2023-10-11', name: 'Turning of the week' },
    { date: '2023-12-25', name: 'Midwinter' },
    { date: '2023-12-26', name: 'Midwinter' },
    // A holiday on a day that is free anyway takes nothing away.
    { date: '2023-12-24', name: 'Eve of Midwinter' },
  ],
};

interface Leave {
  startDate: string;
  length: number;
  microDays: number;
  fiscalId: number;
}

interface Fact {
  date: string;
  microDays: number;
  isProrated: boolean;
  includesNonWorking: boolean;
  isOutside: boolean;
}

/** What docs/metrics.md says, in plain loops and with nothing of the program but its calendar arithmetic. */
function isWorking(date: string): boolean {
  for (const holiday of CALENDAR.holidays) if (holiday.date === date) return false;
  let days: readonly string[] = [];
  for (const week of CALENDAR.workingWeeks) if (week.from === null || week.from <= date) days = week.days;
  return days.includes(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][isoWeekday(parseLocalDate(date) ?? 0) - 1] ?? '');
}

function oracle({ startDate, length, microDays, fiscalId }: Leave): Fact[] {
  const all: string[] = [];
  const working: string[] = [];
  for (let day = 0; day < length; day++) {
    const date = addDays(startDate, day);
    all.push(date);
    if (isWorking(date)) working.push(date);
  }
  const includesNonWorking = microDays > working.length * 1_000_000;
  const dates = includesNonWorking ? all : working;
  const share = Math.floor(microDays / dates.length);
  const facts: Fact[] = [];
  let left = microDays;
  for (const [index, date] of dates.entries()) {
    const part = index === dates.length - 1 ? left : share;
    left -= part;
    facts.push({
      date,
      microDays: part,
      isProrated: microDays !== working.length * 1_000_000,
      includesNonWorking,
      isOutside: fiscalId === 101 ? date < '2022-07-17' || date > '2023-07-16' : date < '2023-07-17' || date > '2024-07-15',
    });
  }
  return facts;
}

const leave: fc.Arbitrary<Leave> = fc
  .record({
    start: fc.integer({ min: 0, max: 500 }),
    length: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: 13, max: 400 }) },
    ),
    part: fc.integer({ min: 0, max: 1_000_000 }),
    grain: fc.constantFrom(1_000_000, 500_000, 250_000, 1),
    fiscalId: fc.constantFrom(101, 102),
  })
  .map(({ start, length, part, grain, fiscalId }) => ({
    startDate: addDays('2023-06-01', start),
    length,
    // From one grain to all dates of the range, in whole grains.
    microDays: Math.max(grain, Math.floor((part * length) / grain) * grain),
    fiscalId,
  }));

test('the day facts of any leave are those of plain loops, and add up to its leave days exactly', async () => {
  const leaves = fc.sample(leave, { numRuns: 600, seed: 20240423 });
  const records = leaves.map(({ startDate, length, microDays, fiscalId }, id) =>
    makeRecord({
      id,
      startDate,
      endDate: addDays(startDate, length - 1),
      leaveDays: microDays / 1_000_000,
      status: ['APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED', 'Parked'][id % 5],
      fiscalId,
      fiscalStartDate: fiscalId === 101 ? '2022-07-17T00:00:00.000Z' : '2023-07-17T00:00:00.000Z',
      fiscalEndDate: fiscalId === 101 ? '2023-07-16T00:00:00.000Z' : '2024-07-15T00:00:00.000Z',
      fiscalIsCurrent: fiscalId === 102,
    }),
  );
  const harness = await createIngestHarness({ records, calendar: CALENDAR });
  try {
    expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', inserted: 600 });
    const rows = await harness.query<{ facts: Fact[] | null }>(`
      select json_agg(json_build_object('date', f.leave_date, 'microDays', f.micro_days, 'isProrated', f.is_prorated,
        'includesNonWorking', f.includes_non_working, 'isOutside', f.is_outside_fiscal_year) order by f.leave_date) as facts
      from dbo.employee_leaves l left join mart.leave_day_facts f using (leave_id) group by l.leave_id order by l.leave_id`);
    expect(rows.map(({ facts }) => facts)).toEqual(leaves.map(oracle));
    expect(
      await harness.query(`select l.leave_id from dbo.employee_leaves l join mart.leave_day_facts f using (leave_id)
        group by l.leave_id having sum(f.micro_days) <> l.leave_days * 1000000 or min(f.status) <> l.status or max(f.status) <> l.status`),
    ).toEqual([]);
    // The examples have to reach every branch, or they prove nothing.
    const facts = leaves.flatMap(oracle);
    for (const flag of ['isProrated', 'includesNonWorking', 'isOutside'] as const) {
      expect(new Set(facts.map((fact) => fact[flag]))).toEqual(new Set([true, false]));
    }
  } finally {
    await harness.drop();
  }
});

test('half a day is shared by the working dates, and leave on free days alone is spread over them', async () => {
  const harness = await createIngestHarness({
    records: [
      makeRecord({ id: 1, startDate: '2024-04-19', endDate: '2024-04-22', leaveDays: 0.5 }),
      makeRecord({ id: 2, startDate: '2024-04-20', endDate: '2024-04-21', leaveDays: 1 }),
      makeRecord({ id: 3, startDate: '2024-04-22', endDate: '2024-04-24', leaveDays: 1 }),
    ],
  });
  try {
    await harness.ingest();
    const facts = await harness.query(
      'select leave_id::int as id, leave_date::text as date, micro_days as part, is_prorated as p, includes_non_working as n from mart.leave_day_facts order by 1, 2',
    );
    expect(facts).toEqual([
      { id: 1, date: '2024-04-19', part: 250_000, p: true, n: false },
      { id: 1, date: '2024-04-22', part: 250_000, p: true, n: false },
      { id: 2, date: '2024-04-20', part: 500_000, p: true, n: true },
      { id: 2, date: '2024-04-21', part: 500_000, p: true, n: true },
      { id: 3, date: '2024-04-22', part: 333_333, p: true, n: false },
      { id: 3, date: '2024-04-23', part: 333_333, p: true, n: false },
      { id: 3, date: '2024-04-24', part: 333_334, p: true, n: false },
    ]);
  } finally {
    await harness.drop();
  }
});
