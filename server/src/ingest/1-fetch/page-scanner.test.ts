import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IngestError } from '../ingest-error';
import { createPageScanner } from './page-scanner';

/** The members of a page, read back from their positions, with the page cut into chunks of some length. */
function scan(text: string, chunkLength: number) {
  const bytes = Buffer.from(text);
  const scanner = createPageScanner();
  for (let start = 0; start < bytes.length; start += chunkLength) scanner.write(bytes.subarray(start, start + chunkLength));
  const read = (start: number, end: number): unknown => JSON.parse(bytes.subarray(start, end).toString('utf8'));
  return scanner.end().map(({ key, value, elements }) => ({
    key: read(key.start, key.end),
    value: read(value.start, value.end),
    elements:
      elements && Array.from({ length: elements.length / 2 }, (_, index) => read(elements.at(2 * index), elements.at(2 * index + 1))),
  }));
}

test('any object, cut into any chunks, has the members and the elements that a parse finds', () => {
  const page = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(page, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 2), (object, chunkLength, indent) => {
      const text = JSON.stringify(object, null, indent);
      const parsed = Object.entries(JSON.parse(text) as Record<string, unknown>);
      expect(scan(text, chunkLength)).toEqual(
        parsed.map(([key, value]) => ({ key, value, elements: Array.isArray(value) ? value : null })),
      );
    }),
  );
});

test('a frame that is not one object is refused as FORMAT', () => {
  for (const text of [
    '',
    '[]',
    '{"data": [1, 2',
    '{"data": [1,,2]}',
    '{"data": [1,]}',
    '{"data": []} more',
    '{"data" []}',
    '{"data": [],}',
    '<html>',
    '{"data": [{"id": 1}] "meta": {"total": 1}}',
    '{"data": [{"id": 1}][{"id": 2}]}',
    '{"data": [1, 2}}',
    '{"data": [{"id": 1}}}',
    '{"data": [1] 2}',
    '{"data": [1]]}',
    '{"data": [1]: 2}',
    '{"data": [{"id": 1}], "meta": {"total": 1}]}',
  ]) {
    expect(() => scan(text, 3), text).toThrow(IngestError);
  }
});
