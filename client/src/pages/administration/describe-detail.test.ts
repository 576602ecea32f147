import { expect, test } from 'vitest';
import { describeDetail } from './describe-detail';

test('what was asked for stands in one line, without what is empty', () => {
  const detail = {
    tokenId: '3',
    filter: { statuses: ['APPROVED', 'REQUESTED'], departmentIds: [], dateFrom: null },
    search: 'asha',
    first: 20,
  };
  expect(describeDetail(detail)).toBe('filter: statuses: APPROVED, REQUESTED · search: asha · first: 20');
  expect(describeDetail({ tokenId: '3' })).toBe('');
  expect(describeDetail({ asked: [{ field: 'leaves', first: 2 }], tokenId: '3' })).toBe('field: leaves · first: 2');
  expect(describeDetail(null)).toBe('');
});
