import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOlderSpelling, makeRecord, shuffleKeys, type TestRecord } from '../../../test/records';
import { viewJson } from './plain/json-bytes';
import { readPlainRecord } from './plain/read-plain-record';
import { validateBlock } from './validate-block';

function validate(json: string | Buffer) {
  const buffer = Buffer.from(json);
  const [result] = validateBlock({ json: buffer, count: 1, startOf: () => 0, endOf: () => buffer.length });
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

test('floating noise at the border of the range is no more days than there are dates', () => {
  const { contentHash } = accept(makeRecord({ startDate: '2024-04-22', endDate: '2024-04-24', leaveDays: 3 }));
  expect(accept(makeRecord({ startDate: '2024-04-22', endDate: '2024-04-24', leaveDays: 3.0000000000000004 })).contentHash).toBe(
    contentHash,
  );
  expect(reject(JSON.stringify(makeRecord({ leaveDays: 1.000001 })))).toEqual(['BAD_LEAVE_DAYS', 'leaveDays']);
});

test('a rejected record is the same content in any order of keys', () => {
  const hashOf = (record: object) => {
    const result = validate(JSON.stringify(record));
    return result && 'rejected' in result ? result.rejected.contentHash : null;
  };
  const record = makeRecord({ leaveDays: -1 });
  const hash = hashOf(record);
  expect(hash).not.toBeNull();
  expect(hashOf(Object.fromEntries(Object.entries(record).reverse()))).toBe(hash);
  expect(hashOf({ ...record, totalCount: 12 })).toBe(hash);
  expect(hashOf({ ...record, leaveDays: -2 })).not.toBe(hash);
});

test('text that only looks like an escape is text', () => {
  const allocations = [{ id: 1, name: String.raw`C:\u0000\ud800`, type: null }];
  expect(JSON.parse(accept(makeRecord({ allocations })).row.split('\t')[12]?.replaceAll('\\\\', '\\') ?? '')).toEqual(allocations);
  for (const name of ['a\u0000', '\\\u0000', '\ud800']) {
    expect(reject(JSON.stringify(makeRecord({ allocations: [{ id: 1, name, type: null }] })))).toEqual(['BAD_TEXT', 'allocations']);
  }
});

test('a record with twenty thousand unknown fields is read as fast as any', () => {
  const unknown = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`field${index}`, index]));
  expect(accept({ ...makeRecord(), ...unknown }).unknownFieldNames).toHaveLength(20_000);
});

test('bytes that are no UTF-8 are rejected, a record that is no JSON breaks its page', () => {
  const json = JSON.stringify(makeRecord({ reason: 'caf\u00e9' }));
  expect(reject(Buffer.from(json, 'latin1'))).toEqual(['BAD_TEXT', null]);
  expect(() => validate('{"id": 1')).toThrow(expect.objectContaining({ errorClass: 'FORMAT' }));
});

test('null and not sent are the same, and so are the spellings of a flag', () => {
  const { contentHash } = accept(makeRecord({ remarks: null, isConsecutive: 1 }));
  expect(accept(makeRecord({ remarks: undefined, isConsecutive: true })).contentHash).toBe(contentHash);
});

test('the order of allocations and of keys in unknown fields means nothing', () => {
  const [first, second] = [
    { id: 1, name: 'Aspen', type: 'project' },
    { id: 2, name: 'Birch', type: null },
  ];
  const { contentHash } = accept({ ...makeRecord({ allocations: [first, second] }), extra: { a: 1, b: { c: 2, d: 3 } } });
  expect(accept({ extra: { b: { d: 3, c: 2 }, a: 1 }, ...makeRecord({ allocations: [second, first] }) }).contentHash).toBe(contentHash);
});

test('dates are real days, and instants have a time zone', () => {
  const cases: [TestRecord, string][] = [
    [{ startDate: '2024-04-31' }, 'startDate'],
    [{ startDate: '2100-02-29' }, 'startDate'],
    [{ startDate: '1969-12-31' }, 'startDate'],
    [{ startDate: '2024-04-23T00:00:00Z' }, 'startDate'],
    [{ endDate: '2200-01-01' }, 'endDate'],
    [{ endDate: '' }, 'endDate'],
    [{ fiscalStartDate: '17.7.2023' }, 'fiscalStartDate'],
    [{ fiscalEndDate: '2024-07-15T25:00:00Z' }, 'fiscalEndDate'],
    [{ createdAt: '2024-04-14T05:33:10' }, 'createdAt'],
    [{ updatedAt: 'yesterday' }, 'updatedAt'],
  ];
  for (const [overrides, field] of cases) expect(reject(JSON.stringify(makeRecord(overrides)))).toEqual(['BAD_DATE', field]);
  accept(
    makeRecord({ startDate: '2024-02-29', endDate: '2024-02-29', fiscalStartDate: '2023-07-17', createdAt: '2024-04-14T05:33:10+05:45' }),
  );
});

test('a record read from its bytes and one that is built and checked end the same', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(
        ' ',
        '\u00a0',
        '\u3000',
        'à',
        'é',
        '日',
        '😀',
        'x',
        '"',
        '\t',
        '\n',
        '\r',
        '\\',
        '/',
        '\b',
        '\ufeff',
        '\u1680',
        '\u2028',
        '\u205f',
        'ế',
        '…',
        '々',
        '！',
        '\u007f',
      ),
      maxLength: 4,
    }),
  );
  const number = fc.constantFrom(0, 1, 7, -1, 0.5, 1.25, 3, 1e21, 0.000001, 1e-7, 99_999, 100_001, 2 ** 53, 449, 1.10000001, 1234.567891);
  const date = fc.constantFrom(
    '2024-04-23',
    ' 2024-04-23 ',
    '2024-02-30',
    '2023-07-17T00:00:00.000Z',
    '2024-04-14T05:33:10+05:45',
    '2024-04-14T05:33:60Z',
    '2024-04-14T05:33:10Z',
    '2024-04-14T05:33:10.12Z',
    '2024-04-14T05:33:10.1x0Z',
    '2024-04-14 05:33:10Z',
    '2200-01-01',
    '1969-12-31',
    '2024-13-32',
    '2024-O4-14T05:33:10Z',
    '',
  );
  const allocations = fc.array(
    fc.record({ id: number, name: text, type: fc.option(text), extra: fc.boolean() }, { requiredKeys: ['id', 'name'] }),
    { maxLength: 3 },
  );
  const value = fc.oneof(text, number, date, fc.boolean(), fc.constant(null), allocations);
  const key = fc.constantFrom(
    ...Object.keys(makeRecord()),
    'leaveStatus',
    'leaveType',
    'responseRemarks',
    'isAutomated',
    'totalCount',
    'extra',
  );
  const changes = fc.array(fc.tuple(key, value), { maxLength: 3 });
  let plain = 0;
  fc.assert(
    fc.property(changes, fc.boolean(), fc.boolean(), fc.constantFrom(undefined, 1), (overrides, isOlder, isSlashEscaped, indent) => {
      const record = { ...makeRecord({ id: 7 }), ...Object.fromEntries(overrides) };
      const json = JSON.stringify(isOlder ? inOlderSpelling(record as TestRecord) : shuffleKeys(record as TestRecord), null, indent);
      // An escape in a key is the same JSON, and is never read from its bytes.
      const escaped = json.replace('"userId"', '"\\u0075serId"');
      const [one, other] = [validate(isSlashEscaped ? json.replaceAll('/', '\\/') : json), validate(escaped)];
      if (readPlainRecord(viewJson(Buffer.from(json)), 0, Buffer.byteLength(json)) !== null) plain++;
      if (one && 'accepted' in one) expect(one).toEqual(other);
      else expect(pickReason(one)).toEqual(pickReason(other));
    }),
    { numRuns: 1000, seed: 11 },
  );
  expect(plain).toBeGreaterThan(200);
}, 60_000);

test('bytes that only resemble a record are no record', () => {
  const json = JSON.stringify(makeRecord());
  for (const broken of [
    json.replace(',"userId"', ',,"userId"'),
    json.replace('"userId":', '"userId"'),
    json.replace('null', 'nulL'),
    json.replace('"isHr":false', '"isHr":falsy'),
    `${json}x`,
    json.slice(0, -1),
    json.replace('{', '{"isAutomated":01,'),
    json.replace('{', '{"leaveStatus":x,'),
    json.replace('"reason":"', '"reason":"\n'),
    json.replace('}', ',}'),
  ]) {
    expect(broken).not.toBe(json);
    expect(() => validate(broken)).toThrow(expect.objectContaining({ errorClass: 'FORMAT' }));
  }
});

function pickReason(result: ReturnType<typeof validate>) {
  return result && 'rejected' in result ? [result.rejected.recordId, result.rejected.reasonCode, result.rejected.field] : result;
}
