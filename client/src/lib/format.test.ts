import { expect, test, vi } from 'vitest';
import { formatAge, formatList, formatTime, isolateText } from './format';

test('an age is said in the unit that fits it', () => {
  expect([0, 59.9, 60, 3599, 3600, 47 * 3600, 49 * 3600].map(formatAge)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '59 min',
    '1 h',
    '47 h',
    '2 days',
  ]);
});

test('calendar dates do not move with the time zone of the browser', async () => {
  const before = process.env.TZ;
  try {
    for (const zone of ['Pacific/Pago_Pago', 'Asia/Kathmandu', 'Pacific/Kiritimati']) {
      process.env.TZ = zone;
      // Formatters take the zone when they are made.
      vi.resetModules();
      const { formatDate, formatMonth, formatShortMonth } = await import('./format');
      expect([formatDate('2024-07-16'), formatMonth('2024-01'), formatShortMonth('2024-01')]).toEqual([
        'Jul 16, 2024',
        'January 2024',
        'Jan',
      ]);
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});

test('a time of another day says the day', () => {
  const now = Date.parse('2024-03-02T10:00:00Z');
  expect(formatTime('2024-03-02T08:17:00Z', 'Asia/Kathmandu', now)).toContain('02');
  expect(formatTime('2024-03-02T08:17:00Z', 'Asia/Kathmandu', now)).not.toMatch(/Mar/);
  expect(formatTime('2024-02-28T08:17:00Z', 'Asia/Kathmandu', now)).toMatch(/28/);
});

test('a name that runs from right to left keeps its place in a list', () => {
  expect(formatList(['Ann Lee', 'نور بن المصري', 'Bo'])).toBe('Ann Lee, \u2068نور بن المصري\u2069, and Bo');
  expect(isolateText('Åsa Çelik (HR)')).toBe('Åsa Çelik (HR)');
});
