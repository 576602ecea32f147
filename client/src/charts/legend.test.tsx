import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Legend } from './legend';

const items = (...labels: string[]) => labels.map((label, at) => ({ label, color: at === 0 ? '#c77d0a' : '#2f5fd0' }));

test('items that had no name yet leave none behind when they get one', () => {
  const { rerender } = render(<Legend items={items('', '')} />);
  rerender(<Legend items={items('2025/26', '2026/27')} />);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['2025/26', '2026/27']);
});
