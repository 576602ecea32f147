import { expect, test } from 'vitest';
import { createRecordIds } from './record-ids';

function idsOf(pages: readonly (readonly number[])[]) {
  const ids = createRecordIds();
  for (const page of pages) {
    for (const id of page) ids.push(id);
    ids.endPage();
  }
  return ids.findRepeated();
}

test('an id that comes twice is found, and where it stands on two pages', () => {
  expect(idsOf([[3, 1, 5_090_000_001], [2]])).toEqual({ recordIds: [], onTwoPages: [] });
  expect(idsOf([[3, 1, 3], [2]])).toEqual({ recordIds: [3], onTwoPages: [] });
  expect(idsOf([[3, 1], [], [2, 1, 2]])).toEqual({ recordIds: [1, 2], onTwoPages: [1] });
  expect(idsOf([])).toEqual({ recordIds: [], onTwoPages: [] });
});

test('a list of any length is kept', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => index);
  expect(idsOf([ids, [4999]])).toEqual({ recordIds: [4999], onTwoPages: [4999] });
});
