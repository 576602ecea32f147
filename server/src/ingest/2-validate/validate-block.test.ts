import { expect, test } from 'vitest';
import { inOlderSpelling, makeRecord, shuffleKeys } from '../../../test/records';
import { validateBlock } from './validate-block';

function validate(json: string | Buffer) {
  const buffer = Buffer.from(json);
  const [result] = validateBlock({ json: buffer, count: 1, recordAt: () => buffer });
  return result;
}
const accept = (record: object) => {
  const result = validate(JSON.stringify(record));
  if (!result || !('accepted' in result)) throw new Error(`rejected: ${JSON.stringify(result)}`);
  return result.accepted;
};
const reject = (json: string | Buffer) => {
  const result = validate(json);
  if (!result || !('rejected' in result)) throw new Error('accepted');
  return [result.rejected.reasonCode, result.rejected.field];
};

test('either spelling in any order of keys is the same content', () => {
  const record = makeRecord({ id: 7 });
  const { contentHash } = accept(record);
  expect(accept(shuffleKeys(record)).contentHash).toBe(contentHash);
  expect(accept(inOlderSpelling(record)).contentHash).toBe(contentHash);
  expect(accept(makeRecord({ id: 7, status: 'CANCELLED' })).contentHash).not.toBe(contentHash);
});

test('what needs no guess is repaired: space around names, floating noise, ids beyond int32', () => {
  const { contentHash } = accept(makeRecord({ firstName: 'Asha', leaveDays: 0.3, id: 5_090_000_001 }));
  const noisy = accept(makeRecord({ firstName: ' Asha  ', leaveDays: 0.1 + 0.2, id: 5_090_000_001 }));
  expect(noisy).toMatchObject({ contentHash, recordId: 5_090_000_001 });
  expect(accept(makeRecord({ leaveDays: 0.5 })).row.split('\t')).toContain('0.5');
});

test('what cannot be repaired is rejected by reason and field', () => {
  const cases: [object, string, string | null][] = [
    [makeRecord({ empId: undefined }), 'MISSING_FIELD', 'empId'],
    [makeRecord({ leaveDays: '1' }), 'WRONG_TYPE', 'leaveDays'],
    [makeRecord({ id: 2 ** 53 }), 'WRONG_TYPE', 'id'],
    [makeRecord({ startDate: '2023-02-29', endDate: '2023-03-01' }), 'BAD_DATE', 'startDate'],
    [makeRecord({ startDate: '2024-03-13', endDate: '2024-03-12' }), 'END_BEFORE_START', 'endDate'],
    [makeRecord({ leaveDays: -1 }), 'BAD_LEAVE_DAYS', 'leaveDays'],
    [makeRecord({ leaveDays: 0 }), 'BAD_LEAVE_DAYS', 'leaveDays'],
    [makeRecord({ startDate: '2024-03-12', endDate: '2024-03-12', leaveDays: 1.5 }), 'BAD_LEAVE_DAYS', 'leaveDays'],
    [makeRecord({ startDate: '1990-01-01', endDate: '2020-01-01' }), 'RANGE_TOO_LONG', 'endDate'],
    [makeRecord({ fiscalEndDate: '2001-01-01T00:00:00.000Z' }), 'BAD_FISCAL_YEAR', 'fiscalEndDate'],
    [makeRecord({ reason: 'a\u0000b' }), 'BAD_TEXT', 'reason'],
    [makeRecord({ reason: '\ud83d' }), 'BAD_TEXT', 'reason'],
    [makeRecord({ reason: 'x'.repeat(70_000) }), 'TOO_LONG', 'reason'],
  ];
  for (const [record, reasonCode, field] of cases) expect(reject(JSON.stringify(record))).toEqual([reasonCode, field]);
  expect(reject('[1]')).toEqual(['NOT_A_RECORD', null]);
});

test('a tree in an unknown field does not end the program', () => {
  const json = JSON.stringify({ ...makeRecord(), tree: 0 }).replace('"tree":0', `"tree":${'['.repeat(5000)}${']'.repeat(5000)}`);
  expect(reject(json)).toEqual(['WRONG_TYPE', null]);
});
