import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../lib/search-params';
import {
  type Filters,
  filtersFor,
  filtersToSearch,
  isFiltered,
  keepFilters,
  MONTHS,
  NO_FILTERS,
  parseFilters,
  toggleValue,
  toLeaveFilter,
  WEEKDAYS,
  withValues,
} from './filter-model';

const ids = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 6 });
const statuses = fc.uniqueArray(fc.constantFrom('REQUESTED', 'APPROVED', 'REJECTED', 'CANCELLED', 'UNKNOWN'));
const day = fc.constantFrom('', '2023-12-31', '2024-02-29');
const anyFilters = fc.record({
  year: ids,
  department: ids,
  designation: ids,
  type: ids,
  status: statuses,
  manager: ids,
  project: ids,
  months: fc.subarray([...MONTHS]),
  weekdays: fc.subarray([...WEEKDAYS]),
  from: day,
  to: fc.constantFrom('', '2024-02-29', '2024-12-01'),
  attribution: fc.constantFrom('' as const, 'leave' as const),
});

test('every filter survives the address, any id included', () => {
  fc.assert(
    fc.property(anyFilters, (filters) => {
      const address = stringifySearch(filtersToSearch(filters));
      const read = parseFilters(parseSearch(address));
      expect([toLeaveFilter(read), read.attribution]).toEqual([toLeaveFilter(filters), filters.attribution]);
      expect(filtersFor(parseSearch(address), { wholeMonths: true }).attribution).toBe('');
    }),
  );
});

test('the same view has one address, regardless of the order in which it was put together', () => {
  const one: Filters = { ...NO_FILTERS, department: ['b', 'a'], year: ['2'] };
  const other: Filters = { ...NO_FILTERS, year: ['2'], department: ['a', 'b'] };
  expect(stringifySearch(filtersToSearch(one))).toBe(stringifySearch(filtersToSearch(other)));
});

test('without filters the address is bare and approved leave of all years is asked for', () => {
  expect(stringifySearch(filtersToSearch(NO_FILTERS))).toBe('');
  expect(toLeaveFilter(NO_FILTERS)).toEqual({ statuses: ['APPROVED'] });
  expect(isFiltered(NO_FILTERS)).toBe(false);
});

test('the empty id, which asks for a missing value, is a value', () => {
  const filters = parseFilters(parseSearch('?department='));
  expect(toLeaveFilter(filters).departmentIds).toEqual(['']);
});

test('a word that is no status is left out instead of breaking the page', () => {
  expect(toLeaveFilter(parseFilters(parseSearch('?status=NONSENSE&status=REQUESTED'))).statuses).toEqual(['REQUESTED']);
});

test('adding a status adds to the approved ones that count by default, and taking it back returns to them', () => {
  const both = toggleValue(NO_FILTERS, 'status', 'REQUESTED');
  expect(toLeaveFilter(both).statuses).toEqual(['APPROVED', 'REQUESTED']);
  expect(toggleValue(both, 'status', 'REQUESTED')).toEqual(NO_FILTERS);
});

test('a date that is none, and a range that ends before it begins, are left out instead of breaking the page', () => {
  const asked = (search: string) => toLeaveFilter(parseFilters(parseSearch(search)));
  expect(asked('?from=2024-02-30&to=2024-03-01')).toEqual({ statuses: ['APPROVED'], dateTo: '2024-03-01' });
  expect(asked('?from=2024-03-02&to=2024-03-01')).toEqual({ statuses: ['APPROVED'] });
  expect(asked('?from=2024-03-01&to=2024-03-01')).toEqual({ statuses: ['APPROVED'], dateFrom: '2024-03-01', dateTo: '2024-03-01' });
});

test('other filters keep the parameters of the page and replace all filters; a link to another page takes only the filters', () => {
  const search = parseSearch('?measure=share&department=1&from=2024-03-01');
  expect(stringifySearch({ ...search, ...filtersToSearch({ ...NO_FILTERS, manager: ['9'] }) })).toBe('?measure=share&manager=9');
  expect(stringifySearch({ ...keepFilters(search) })).toBe('?department=1&from=2024-03-01');
});

test('choosing exactly the status that counts by default is no filter', () => {
  expect(withValues(NO_FILTERS, 'status', ['APPROVED'])).toEqual(NO_FILTERS);
});
