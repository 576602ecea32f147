import '../../test/browser-gaps';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FILTER_OPTIONS } from '../../test/answers';
import { renderApp } from '../../test/render-app';

const answers = { FilterOptions: () => ({ data: FILTER_OPTIONS }) };
const LABEL = 'Department, designation and manager';

test('leave can be looked at under the department of its time: in the address, in the question, and on other pages', async () => {
  const { asked, router } = renderApp({ at: '/', answers });
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: LABEL }), 'leave');
  expect(router.state.location.search).toMatchObject({ attribution: ['leave'] });
  await waitFor(() => expect(asked.findLast(({ name }) => name === 'Overview')?.variables.attribution).toBe('AT_LEAVE'));
  await router.navigate({ to: '/trends' });
  await waitFor(() => expect(asked.findLast(({ name }) => name === 'Trends')?.variables.attribution).toBe('AT_LEAVE'));
  await router.navigate({ to: '/balances' });
  expect(await screen.findByText(`Kept for other pages: ${LABEL}: at the time of leave`)).toBeTruthy();
  expect(screen.queryByRole('combobox', { name: LABEL })).toBeNull();
});

test.each(['/employees', '/balances', '/calendar'])('%s says that it goes by the department of today', async (at) => {
  renderApp({ at, answers });
  const { title } = await screen.findByText('People as of today');
  expect(title).toMatch(/current department, designation and team manager/);
});

test('a VIEWER is not offered it, and a link that asks for it shows people of today', async () => {
  const { asked } = renderApp({ at: '/?attribution=leave', role: 'VIEWER', answers });
  await screen.findByRole('button', { name: /^Department/ });
  expect(screen.queryByRole('combobox', { name: LABEL })).toBeNull();
  await waitFor(() => expect(asked.some(({ name }) => name === 'Overview')).toBe(true));
  expect(asked.find(({ name }) => name === 'Overview')?.variables).not.toHaveProperty('attribution');
});
