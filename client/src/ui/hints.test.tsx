import '../../test/browser-gaps';
import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Hints } from './hints';

afterEach(() => vi.useRealTimers());

function renderButtons() {
  render(
    <MantineProvider env="test">
      <button type="button" data-hint="Print this page">
        Print
      </button>
      <button type="button">Plain</button>
      <Hints />
    </MantineProvider>,
  );
  return userEvent.setup();
}

const button = () => screen.getByRole('button', { name: 'Print' });
const hint = () => screen.queryByRole('tooltip')?.textContent;

test('a hint comes under the pointer, stays while the pointer is on it, and goes with the pointer', async () => {
  vi.useFakeTimers();
  const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
  renderButtons();
  fireEvent.pointerOver(button());
  await pass(399);
  expect(hint()).toBeUndefined();
  await pass(1);
  expect(hint()).toBe('Print this page');
  const tooltip = screen.getByRole('tooltip');
  expect(button().getAttribute('aria-describedby')).toBe(tooltip.id);
  fireEvent.pointerOver(tooltip);
  await pass(60_000);
  expect(hint()).toBe('Print this page');
  fireEvent.pointerOver(screen.getByRole('button', { name: 'Plain' }));
  await pass(149);
  expect(hint()).toBe('Print this page');
  await pass(1);
  expect(hint()).toBeUndefined();
  expect(button().hasAttribute('aria-describedby')).toBe(false);
});

test('a hint comes with the focus of the keyboard, and goes with Escape and with the focus', async () => {
  const user = renderButtons();
  await user.tab();
  expect(document.activeElement).toBe(button());
  await waitFor(() => expect(hint()).toBe('Print this page'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(hint()).toBeUndefined());
  await user.tab({ shift: true });
  await user.tab();
  await waitFor(() => expect(hint()).toBe('Print this page'));
  await user.tab();
  await waitFor(() => expect(hint()).toBeUndefined());
});

test('pressing puts the hint away', async () => {
  const user = renderButtons();
  await user.hover(button());
  await waitFor(() => expect(hint()).toBe('Print this page'));
  fireEvent.pointerDown(button());
  await waitFor(() => expect(hint()).toBeUndefined());
});
