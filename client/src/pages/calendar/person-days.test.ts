import { expect, test } from 'vitest';
import type { Absence } from './calendar-query';
import { toPersonDays } from './person-days';

const absence = (id: string, status: Absence['status'], days = 1): Absence => ({
  leaveId: `${id}${status}${days}`,
  status,
  days,
  startDate: '2024-03-04',
  endDate: '2024-03-05',
  employee: { id, name: id === '1' ? 'Asha Example' : 'Bina Example' },
});

test('people are in order of their names, each with the most settled leave of a date and all of its share', () => {
  const people = toPersonDays([
    { date: '2024-03-04', absences: [absence('2', 'REQUESTED'), absence('1', 'REQUESTED', 0.5), absence('1', 'APPROVED', 0.5)] },
    { date: '2024-03-05', absences: [absence('1', 'APPROVED', 0.25), absence('1', 'APPROVED', 0.5), absence('2', 'REJECTED')] },
  ]);
  expect(people.map(({ name }) => name)).toEqual(['Asha Example', 'Bina Example']);
  expect([...(people[0]?.days ?? [])]).toEqual([
    ['2024-03-04', { status: 'APPROVED', share: 0.5 }],
    ['2024-03-05', { status: 'APPROVED', share: 0.75 }],
  ]);
  expect([...(people[1]?.days ?? [])].map(([, { status }]) => status)).toEqual(['REQUESTED', 'REJECTED']);
});
