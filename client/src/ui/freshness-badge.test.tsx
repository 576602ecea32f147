import '../../test/browser-gaps';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DATA_STATUS } from '../../test/answers';
import { renderApp } from '../../test/render-app';

test('a press of the badge shows why the data is stale, and Escape closes it', async () => {
  renderApp({ at: '/data', answers: { DataStatus: () => ({ data: { dataStatus: { ...DATA_STATUS, stale: true } } }) } });
  const badge = await screen.findByRole('button', { name: /^Stale since/ });
  await userEvent.click(badge);
  expect((await screen.findByRole('dialog')).textContent).toContain('The source has not answered for longer than expected.');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(badge));
});
