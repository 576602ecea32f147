import { expect, test } from 'vitest';
import { pageLocale } from './page-locale';

test.each(['th-TH', 'fa-IR', 'ar-EG', 'ne-NP', 'en-US', 'en-TH', 'de-AT'])('a browser in %s writes March 2024 in the page', (locale) => {
  const date = new Date(Date.UTC(2024, 2, 8));
  expect(new Intl.DateTimeFormat(pageLocale(locale), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)).toBe('March 2024');
  expect(new Intl.NumberFormat(pageLocale(locale)).format(1234.5)).toBe('1,234.5');
});

test('the order of a date follows the English of the browser', () => {
  const date = new Date(Date.UTC(2024, 2, 8));
  const write = (locale: string) => new Intl.DateTimeFormat(pageLocale(locale), { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
  expect([write('en-US'), write('en-GB')]).toEqual(['Mar 8, 2024', '8 Mar 2024']);
});
