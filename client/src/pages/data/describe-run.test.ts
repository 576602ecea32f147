import { expect, test } from 'vitest';
import { describeDuration, describeOutcome } from './describe-run';
import type { IngestRun } from './run-fields';

const run: IngestRun = {
  id: '1',
  trigger: 'POLLER',
  triggeredBy: 'poller',
  dryRun: false,
  status: 'SUCCEEDED',
  startedAt: '2024-03-02T08:17:00.000Z',
  finishedAt: '2024-03-02T08:17:01.400Z',
  received: 2000,
  inserted: 1,
  updated: 3,
  unchanged: 1996,
  quarantined: 0,
  duplicates: 0,
  retired: 0,
  heldRetirements: 0,
  complete: true,
  errorClass: null,
  errorMessage: null,
};

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
