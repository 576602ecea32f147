import { expect, test } from 'vitest';
import { exportFileName, toHeaderValue } from './file-name';

test('a file says what is in it and of which data version, in letters that every system takes', () => {
  const filter = { fiscalYearIds: ['102'], departmentIds: ['3', ''], search: 'Zoë "K"/..' };
  expect(exportFileName('leaves', '42', filter, 'csv')).toBe('leaves_v42_fiscalYearIds-102_departmentIds-3+none_search-Zoe-K-...csv');
});

test('a name that would be too long is cut and says so', () => {
  const employeeIds = Array.from({ length: 200 }, (_, at) => String(at));
  expect(exportFileName('leaves', '7', { employeeIds }, 'xlsx')).toMatch(/^leaves_v7_employeeIds-0\+1\+.{1,150}_etc\.xlsx$/);
});

test('a header carries any filter as JSON', () => {
  const filter = { search: 'नेपाल\r\n' };
  const value = toHeaderValue(filter);
  expect(value).toMatch(/^[\x20-\x7e]*$/);
  expect(JSON.parse(value)).toEqual(filter);
});
