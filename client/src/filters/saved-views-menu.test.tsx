import '../../test/browser-gaps';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { FILTER_OPTIONS, overviewAnswer } from '../../test/answers';
import { type Answer, renderApp } from '../../test/render-app';

afterEach(() => localStorage.clear());

const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Overview: (): Answer => ({ data: overviewAnswer([{ id: '1', label: 'Engineering', days: 5 }], 5) }),
};
/** The menu comes in a part of the script of its own. */
const findViews = () => screen.findByRole('button', { name: 'Views' }, { timeout: 20_000 });
const viewer = (name: string) => ({ Viewer: (): Answer => ({ data: { viewer: { __typename: 'Viewer', name, role: 'ADMIN' } } }) });

test('saved views are for the person who saved them, and Escape closes their menu right after saving', async () => {
  renderApp({ at: '/?department=1', answers: { ...answers, ...viewer('Asha Example') } });
  await userEvent.click(await findViews());
  await userEvent.type(await screen.findByRole('textbox', { name: 'Save this view' }), 'Mine');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('button', { name: 'Mine' });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Save this view' })).toBeNull());
  cleanup();

  renderApp({ at: '/', answers: { ...answers, ...viewer('Bina Example') } });
  await userEvent.click(await findViews());
  await screen.findByRole('textbox', { name: 'Save this view' });
  expect(screen.queryByRole('button', { name: 'Mine' })).toBeNull();
  cleanup();

  renderApp({ at: '/', answers: { ...answers, ...viewer('Asha Example') } });
  await userEvent.click(await findViews());
  await screen.findByRole('button', { name: 'Mine' });
}, 60_000);

test('a view more than fit is refused, and one of a known name replaces it', async () => {
  const names = Array.from({ length: 50 }, (_, at) => `View ${at}`);
  localStorage.setItem('saved-views:ADMIN:Asha Example', JSON.stringify(names.map((name) => ({ name, href: '/' }))));
  renderApp({ at: '/?department=1', answers: { ...answers, ...viewer('Asha Example') } });
  await userEvent.click(await findViews());
  const name = await screen.findByRole('textbox', { name: 'Save this view' });
  const save = () => screen.getByRole('button', { name: 'Save' });
  await userEvent.type(name, 'View');
  expect(await screen.findByText('50 views are saved, and no more fit. Delete one first.')).toBeTruthy();
  expect(save()).toHaveProperty('disabled', true);
  await userEvent.type(name, ' 7');
  expect(save()).toHaveProperty('disabled', false);
}, 60_000);
