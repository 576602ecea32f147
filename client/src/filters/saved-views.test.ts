import { expect, test } from 'vitest';
import { lastOfMonth, monthOf } from '../lib/calendar-date';
import { datePresets } from './date-presets';
import { parseViews, saveView } from './saved-views';

test('what the browser kept is taken only where it is a view of this dashboard', () => {
  const good = { name: 'Sick leave', href: '/trends?type=2' };
  const bad = [
    { name: '', href: '/' },
    { name: 'x', href: 'https://elsewhere.example' },
    { name: 'x', href: '//elsewhere.example' },
    null,
    7,
  ];
  expect(parseViews(JSON.stringify([...bad, good]))).toEqual([good]);
  expect(parseViews('{broken')).toEqual([]);
  expect(parseViews('{"name":"x"}')).toEqual([]);
  expect(parseViews(undefined)).toEqual([]);
});

test('a view of the same name gives way', () => {
  const views = saveView(saveView([], { name: 'b', href: '/?year=1' }), { name: 'a', href: '/' });
  expect(saveView(views, { name: 'b', href: '/trends' })).toEqual([
    { name: 'a', href: '/' },
    { name: 'b', href: '/trends' },
  ]);
});

test('the ranges that are offered are whole months, over the end of a year too', () => {
  const presets = datePresets('2024-01-15').map(({ from, to }) => [from, to]);
  expect(presets).toContainEqual(['2024-01-01', '2024-01-31']);
  expect(presets).toContainEqual(['2023-12-01', '2023-12-31']);
  expect(presets).toContainEqual(['2024-02-01', '2024-02-29']);
  expect(presets).toContainEqual(['2023-10-18', '2024-01-15']);
});

test('only whole months are offered to those who see no days', () => {
  for (const { from, to } of datePresets('2024-03-15', true)) {
    expect(from).toMatch(/-01$/);
    expect(to).toBe(lastOfMonth(monthOf(to)));
  }
  expect(datePresets('2024-03-15', true)).toContainEqual({ label: 'Last 3 months', from: '2023-12-01', to: '2024-02-29' });
});
