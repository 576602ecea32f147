import '../../../test/browser-gaps';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { FILTER_OPTIONS, overviewAnswer } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';

afterEach(() => vi.unstubAllGlobals());

const answerWith = (response: () => Promise<Response>) => {
  const fetch = vi.fn(response);
  vi.stubGlobal('fetch', fetch);
  return fetch;
};
const status =
  (code: number, headers: Record<string, string> = {}) =>
  async () =>
    new Response('{}', { status: code, headers });

async function signInWith(token: string) {
  await userEvent.type(await screen.findByLabelText('Access token', { selector: 'input' }), token);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

test.each([
  ['a wrong token', status(401), /not valid/],
  ['too many attempts', status(429, { 'retry-after': '42' }), /Wait 42 seconds/],
  ['a server that fails', status(500), /could not sign you in/],
  ['a server that does not answer', () => Promise.reject(new TypeError('Failed to fetch')), /does not answer/],
])('%s says what to do', async (_what, response, expected) => {
  answerWith(response);
  renderApp({ at: '/sign-in' });
  await signInWith('abc');
  expect((await screen.findByRole('alert')).textContent).toMatch(expected);
});

test('after signing in one is where one wanted to be', async () => {
  const fetch = answerWith(status(200));
  const { router } = renderApp({ at: '/sign-in?back=%2Fdata' });
  await signInWith('  abc ');
  await waitFor(() => expect(router.state.location.pathname).toBe('/data'));
  expect(fetch).toHaveBeenCalledWith('/auth/sign-in', expect.objectContaining({ method: 'POST', body: '{"token":"abc"}' }));
});

test('who signs in where the session of another ended sees neither that name nor those figures', async () => {
  answerWith(status(200));
  let viewer = { __typename: 'Viewer', name: 'Asha Example', role: 'ADMIN' };
  let Overview: () => Answer = () => ({ data: overviewAnswer([{ id: '1', label: 'Engineering', days: 10.5 }], 10.5) });
  const { router } = renderApp({
    at: '/',
    answers: { Viewer: () => ({ data: { viewer } }), FilterOptions: () => ({ data: FILTER_OPTIONS }), Overview: () => Overview() },
  });
  await screen.findByTestId('total-days');
  // As where the API says that the session has ended: nobody signed out.
  await router.navigate({ to: '/sign-in', search: {} });
  viewer = { __typename: 'Viewer', name: 'Bo Example', role: 'VIEWER' };
  Overview = () => null;
  await signInWith('abc');
  await screen.findByText('Bo Example');
  expect(screen.queryByText('Asha Example')).toBeNull();
  expect(screen.queryByTestId('total-days')).toBeNull();
});

test('the way back never leads to another site', async () => {
  for (const back of ['https://example.com', '//example.com', '/\\example.com']) {
    const { router, unmount } = renderApp({ at: `/sign-in?back=${encodeURIComponent(back)}` });
    await screen.findByRole('button', { name: 'Sign in' });
    expect(router.state.matches.at(-1)?.search).toEqual({ back: undefined, problem: undefined });
    expect(screen.queryByText(/signed out/)).toBeNull();
    unmount();
  }
});

test('the way through the organisation is there where the server offers it, and comes back to where one wanted to be', async () => {
  answerWith(async () => new Response('{"token":true,"organisation":true}'));
  renderApp({ at: '/sign-in?back=%2Fdata' });
  const link = await screen.findByRole('link', { name: 'Sign in with your organisation' });
  expect(link.getAttribute('href')).toBe('/auth/oidc/sign-in?back=%2Fdata');
});

test('without it there is no such link', async () => {
  const fetch = answerWith(async () => new Response('{"token":true,"organisation":false}'));
  renderApp({ at: '/sign-in' });
  await waitFor(() => expect(fetch).toHaveBeenCalledWith('/auth/methods', expect.anything()));
  await screen.findByRole('button', { name: 'Sign in' });
  expect(screen.queryByRole('link', { name: /organisation/ })).toBeNull();
});

test('what went wrong at the organisation is said in words, and nothing that an address makes up', async () => {
  answerWith(async () => new Response('{}'));
  const { unmount } = renderApp({ at: '/sign-in?problem=NO_ROLE' });
  expect((await screen.findByRole('alert')).textContent).toMatch(/no role here/);
  unmount();
  renderApp({ at: '/sign-in?problem=toString' });
  await screen.findByRole('button', { name: 'Sign in' });
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a sign-out that the server did not answer says that the session is still open', async () => {
  renderApp({ at: '/data' });
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect((await screen.findByRole('alert')).textContent).toContain('you are still signed in on this browser');
});
