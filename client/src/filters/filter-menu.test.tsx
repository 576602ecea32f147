import '../../test/browser-gaps';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FILTER_OPTIONS } from '../../test/answers';
import { type Answer, renderApp } from '../../test/render-app';

/** Longer than the library waits before it returns the focus. */
const SETTLED_MILLISECONDS = 50;
const settle = () => new Promise((resolve) => setTimeout(resolve, SETTLED_MILLISECONDS));

test('a filter menu returns the focus to its button, and leaves it where a click outside has put it', async () => {
  renderApp({ at: '/employees', answers: { FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }) } });
  const button = await screen.findByRole('button', { name: 'Department' }, { timeout: 20_000 });
  const searchOf = () => screen.findByRole('textbox', { name: 'Search department' });
  await userEvent.click(button);
  await waitFor(async () => expect(document.activeElement).toBe(await searchOf()));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(button));

  await userEvent.click(button);
  await waitFor(async () => expect(document.activeElement).toBe(await searchOf()));
  const field = screen.getByRole('searchbox', { name: 'Find employees' });
  await userEvent.click(field);
  await settle();
  expect(document.activeElement).toBe(field);
  expect(screen.queryByRole('listbox')).toBeNull();
}, 60_000);
