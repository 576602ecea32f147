import '../../test/browser-gaps';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderApp } from '../../test/render-app';

const { happyDOM } = window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } };
const { innerWidth } = window;
beforeEach(() => happyDOM.setViewport({ width: 390 }));
afterEach(() => happyDOM.setViewport({ width: innerWidth }));

test('on a phone the navigation is out of reach until its button opens it, and Escape folds it again', async () => {
  renderApp({ at: '/data' });
  const navigation = await screen.findByRole('navigation', { name: 'Main navigation' });
  expect(navigation.hasAttribute('inert')).toBe(true);
  const button = screen.getByRole('button', { name: 'Open navigation' });
  expect(button.getAttribute('aria-controls')).toBe(navigation.id);
  await userEvent.click(button);
  expect(navigation.hasAttribute('inert')).toBe(false);
  screen.getByRole('link', { name: 'Data' }).focus();
  await userEvent.keyboard('{Escape}');
  expect(navigation.hasAttribute('inert')).toBe(true);
  expect(document.activeElement).toBe(button);
});
