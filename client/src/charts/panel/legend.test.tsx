import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { hideSeries } from '../engine/view-series';
import { Legend } from './legend';
import { useHiddenSeries } from './use-hidden-series';

afterEach(cleanup);

const items = (...labels: string[]) => labels.map((label, at) => ({ label, color: at === 0 ? '#c77d0a' : '#2f5fd0' }));

test('items that had no name yet leave none behind when they get one', () => {
  const { rerender } = render(<Legend items={items('', '')} />);
  rerender(<Legend items={items('2025/26', '2026/27')} />);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['2025/26', '2026/27']);
});

function Hiding({ names }: { names: readonly string[] }) {
  const legend = names.map((name) => ({ label: name, color: '#2f5fd0', series: name }));
  const { hidden, toggle } = useHiddenSeries(legend);
  return <Legend items={legend} hidden={hidden} onToggle={toggle} />;
}
const shown = () => screen.getAllByRole('button').map((button) => `${button.textContent} ${button.getAttribute('aria-pressed')}`);

test('a series is hidden and shown by its item in the legend, by keyboard too, and stays hidden when others come', async () => {
  const { rerender } = render(<Hiding names={['Annual', 'Sick']} />);
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard(' ');
  expect(shown()).toEqual(['Annual true', 'Sick false']);
  rerender(<Hiding names={['Annual', 'Study', 'Sick']} />);
  expect(shown()).toEqual(['Annual true', 'Study true', 'Sick false']);
  await userEvent.click(screen.getByRole('button', { name: 'Sick' }));
  expect(shown()).toEqual(['Annual true', 'Study true', 'Sick true']);
});

test('hiding the last series shows all again: a chart of nothing says nothing', async () => {
  render(<Hiding names={['Annual', 'Sick']} />);
  for (const name of ['Annual', 'Sick']) await userEvent.click(screen.getByRole('button', { name }));
  expect(shown()).toEqual(['Annual true', 'Sick true']);
});

test('a hidden series keeps its place without figures, so that no other changes its colour', () => {
  const series = ['Annual', 'Sick'].map((name) => ({ name, data: [{ x: '2024-03', y: 3, meta: '' }] }));
  expect(hideSeries(series, new Set(['Annual'])).map(({ name, data }) => [name, data[0]?.y])).toEqual([
    ['Annual', null],
    ['Sick', 3],
  ]);
  expect(hideSeries(series, new Set())).toBe(series);
});
