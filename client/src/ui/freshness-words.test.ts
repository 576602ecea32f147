import { expect, test } from 'vitest';
import { DATA_STATUS } from '../../test/answers';
import type { DataStatus } from '../data/use-live-data';
import { describeFreshness } from './freshness-words';

const status: DataStatus = { ...DATA_STATUS, demo: false };
const receivedAt = Date.parse('2024-03-02T08:17:12Z');
const live = { status, receivedAt, polling: false, offline: false };

test('the age goes on from what the server said, regardless of the clock of the browser', () => {
  expect(describeFreshness(live, receivedAt).text).toBe('Updated 12 s ago');
  expect(describeFreshness({ ...live, receivedAt: 0 }, 18_000).text).toBe('Updated 30 s ago');
});

test('stale data says since when, in the time zone of the source, and warns', () => {
  const { text, tone } = describeFreshness({ ...live, status: { ...status, stale: true } }, receivedAt);
  expect(text).toMatch(/^Stale since .*0?2:02/);
  expect(tone).toBe('warn');
});

test('a run that did not bring everything is said to be incomplete', () => {
  expect(describeFreshness({ ...live, status: { ...status, complete: false } }, receivedAt)).toMatchObject({
    text: 'Incomplete · updated 12 s ago',
    tone: 'warn',
  });
});

test('an API that does not answer is offline, with the time of the data that stays', () => {
  expect(describeFreshness({ ...live, offline: true }, receivedAt).text).toMatch(/^Offline · data of /);
  expect(describeFreshness({ ...live, status: null, offline: true }, receivedAt)).toMatchObject({ text: 'Offline', tone: 'bad' });
});

test('without the live connection it quietly says that it asks instead', () => {
  expect(describeFreshness({ ...live, polling: true }, receivedAt)).toMatchObject({
    text: 'Updated 12 s ago · checking every 10 s',
    tone: 'good',
  });
});

test('before the first successful run there is no data yet', () => {
  expect(describeFreshness({ ...live, status: { ...status, lastSuccessAt: null, ageSeconds: null } }, receivedAt).text).toBe('No data yet');
});

test('on hover the instant is exact and names its time zone and the data version', () => {
  const details = describeFreshness(live, receivedAt).details.join(' ');
  expect(details).toContain('Asia/Kathmandu');
  expect(details).toContain('Data version 7');
});
