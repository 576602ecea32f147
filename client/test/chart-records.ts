import { makeRecords } from '../../server/test/records';

const DATES = ['2024-03-12', '2024-03-13', '2024-04-16'];
const YEAR_BEFORE = { fiscalId: 101, fiscalStartDate: '2022-07-17', fiscalEndDate: '2023-07-16', fiscalIsCurrent: false };

/**
 * What the charts of the browser tests show: 90 leaves of one day, on the Tuesdays and Wednesdays of two months, some that were rejected
 * half a year before, and some of the fiscal year before; of people in two departments, and of two leave types.
 */
export const chartRecords = makeRecords(107, (id) => {
  const date = id > 95 ? '2023-03-14' : id > 90 ? '2023-10-10' : (DATES[id % DATES.length] ?? '');
  return {
    ...(id > 95 ? YEAR_BEFORE : {}),
    ...(id % 4 === 0 ? { leaveTypeId: 8, leaveTypeName: 'Sick', defaultDays: 0 } : {}),
    lastName: `Oakes ${id % 10}`,
    departmentDescription: id % 10 < 4 ? 'Design' : 'Engineering',
    leaveDays: id > 100 ? 0.5 : 1,
    startDate: date,
    endDate: date,
    status: id > 90 && id <= 95 ? 'REJECTED' : 'APPROVED',
  };
});
