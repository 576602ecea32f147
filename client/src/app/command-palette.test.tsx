import '../../test/browser-gaps';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { type Answer, renderApp } from '../../test/render-app';

const anna = { __typename: 'Employee', id: '7', name: 'Anna Oakes', department: null };
const found = (): Answer => ({ data: { employees: { __typename: 'EmployeeConnection', nodes: [anna] } } });

async function openPalette(FoundEmployees: (variables: Record<string, unknown>) => Answer) {
  const { router } = renderApp({ at: '/data', answers: { FoundEmployees } });
  await userEvent.click(await screen.findByRole('button', { name: 'Search Ctrl K' }));
  return { router, field: await screen.findByRole('combobox') };
}

test('Enter opens nobody who was found by the text before', async () => {
  const { router, field } = await openPalette(({ search }) => (search === 'an' ? found() : null));
  await userEvent.type(field, 'an');
  await screen.findByText('Anna Oakes');
  await userEvent.type(field, 'dy{Enter}');
  expect(router.state.location.pathname).toBe('/data');
  expect(screen.getByText('Searching…')).toBeTruthy();
  expect(screen.queryByText('Nothing found')).toBeNull();
});

test('a search that failed is not shown as one that found nobody', async () => {
  const { field } = await openPalette(() => ({ code: 'INTERNAL_SERVER_ERROR' }));
  await userEvent.type(field, 'andy');
  expect(await screen.findByText('The search for people failed.')).toBeTruthy();
  expect(screen.queryByText('Nothing found')).toBeNull();
});
