import fc from 'fast-check';
import { LeaveDimension } from '../src/api/features/analytics/leave-aggregate.types';
import type { LeaveFilter } from '../src/api/shared/filters/leave-filter.input';
import { addDays } from '../src/domain/local-date';
import type { TestEmployee } from './oracles/test-leaves';

// Random questions about the invented leaves of test-leaves.ts.

export const groupings = fc.uniqueArray(fc.constantFrom(...Object.values(LeaveDimension)), { maxLength: 4 });

const some = <Value>(...values: Value[]) => fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined, freq: 4 });
const date = fc.integer({ min: -20, max: 520 }).map((day) => addDays('2022-12-20', day));

export function filtersOver(employees: readonly TestEmployee[]): fc.Arbitrary<LeaveFilter> {
  return fc
    .record({
      fiscalYearIds: some('101', '102'),
      departmentIds: some('1', '2', '3', ''),
      designationIds: some('3', '4', ''),
      leaveTypeIds: some('1', '2', '5000000000'),
      leaveLengths: some('0.5', '1', '1.5', '2', '2.333333'),
      statuses: fc.option(fc.subarray(['APPROVED', 'REQUESTED', 'REJECTED', 'CANCELLED', 'UNKNOWN'] as const), { nil: undefined }),
      employeeIds: fc.option(fc.uniqueArray(fc.constantFrom(...employees.map(({ employee_id }) => employee_id)), { minLength: 3 }), {
        nil: undefined,
        freq: 1,
      }),
      teamManagerIds: some('900', '901', ''),
      leaveIssuerIds: some('900', '902', ''),
      projectAllocationIds: some('31', '32', ''),
      months: fc.option(fc.subarray(['1', '3', '7', '12'], { minLength: 1 }), { nil: undefined, freq: 1 }),
      weekdays: fc.option(fc.subarray(['1', '3', '5', '6'], { minLength: 1 }), { nil: undefined, freq: 1 }),
      bounds: fc.option(fc.tuple(date, date), { nil: undefined, freq: 2 }),
    })
    .map(({ bounds, ...filter }) => {
      if (!bounds) return filter as LeaveFilter;
      const [dateFrom, dateTo] = bounds.toSorted();
      return { ...filter, dateFrom, dateTo } as LeaveFilter;
    });
}
