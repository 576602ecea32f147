import { expect, test } from 'vitest';
import { FREE_TEXT_FIELDS, SOURCE_FIELDS } from '../../../domain/source-fields';
import { FIELD_FACTS } from '../../../ingest/source-record';

test('every field that holds free text is known as such, so that only HR and ADMIN read it and no log has it', () => {
  expect(SOURCE_FIELDS.filter((field) => FIELD_FACTS[field].kind === 'TEXT')).toEqual([...FREE_TEXT_FIELDS]);
});
