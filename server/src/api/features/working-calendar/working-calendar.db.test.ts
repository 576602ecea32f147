import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({
    calendar: {
      workingWeeks: [
        { from: null, days: ['sun', 'mon', 'tue', 'wed', 'thu'] },
        { from: '2024-01-01', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
      ],
      holidays: [
        { date: '2024-10-12', name: 'Dashain', part: 'FULL' },
        { date: '2024-01-15', name: 'Maghe Sankranti', part: 'HALF' },
      ],
    },
  });
});
afterAll(() => api.close());

test('the working weeks and holidays in force are listed in order, weekdays as the dimension numbers them', async () => {
  const { data } = await api.query('VIEWER', '{ workingCalendar { workingWeeks { from weekdays } holidays { date name part } } }');
  expect(data.workingCalendar).toEqual({
    workingWeeks: [
      { from: null, weekdays: [1, 2, 3, 4, 7] },
      { from: '2024-01-01', weekdays: [1, 2, 3, 4, 5] },
    ],
    holidays: [
      { date: '2024-01-15', name: 'Maghe Sankranti', part: 'HALF' },
      { date: '2024-10-12', name: 'Dashain', part: 'FULL' },
    ],
  });
});

test('OPERATOR has no use for it', async () => {
  const { errors } = await api.query('OPERATOR', '{ workingCalendar { holidays { date } } }');
  expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
});
