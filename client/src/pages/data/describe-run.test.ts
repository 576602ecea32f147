import { expect, test } from 'vitest';
import { INGEST_RUN } from '../../../test/answers';
import { describeDuration, describeOutcome } from './describe-run';
import type { IngestRun } from './run-fields';

const run: IngestRun = INGEST_RUN;

test('a run is described by what it changed first', () => {
  expect(describeOutcome(run)).toBe('3 updated, 1 new, 1,996 unchanged');
});

test('a dry run says what would be', () => {
  expect(describeOutcome({ ...run, dryRun: true })).toBe('Would be: 3 updated, 1 new, 1,996 unchanged');
});

test('what was left out is never left unsaid', () => {
  const text = describeOutcome({ ...run, quarantined: 2, duplicates: 1, heldRetirements: 30, complete: false });
  expect(text).toContain('2 in quarantine, 1 duplicate, 30 removals held, incomplete: not every page was received');
});

test('a failed run says what to do instead of counts', () => {
  expect(describeOutcome({ ...run, status: 'FAILED', errorClass: 'AUTH' })).toMatch(/VYAGUTA_TOKEN/);
});

test('a duration is that between start and end; a run under way has none', () => {
  expect(describeDuration(run)).toBe('1.4 s');
  expect(describeDuration({ ...run, finishedAt: null })).toBe('');
});
