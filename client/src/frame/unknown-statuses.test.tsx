import '../../test/browser-gaps';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DATA_STATUS } from '../../test/answers';
import { type Answer, renderApp } from '../../test/render-app';

const unknownStatuses = [
  { __typename: 'UnknownStatus', sourceStatus: 'WITHDRAWN', leaveCount: 3 },
  { __typename: 'UnknownStatus', sourceStatus: 'Parked', leaveCount: 1 },
];
const answers = { DataStatus: (): Answer => ({ data: { dataStatus: { ...DATA_STATUS, unknownStatuses } } }) };

test.each(['/', '/trends', '/patterns', '/calendar', '/balances', '/data'])(
  'on %s an unknown status is a warning with the word of the source and its count',
  async (at) => {
    renderApp({ at, answers });
    const warning = await screen.findByTestId('unknown-statuses');
    expect(warning.textContent).toContain('4 requests have an unknown status');
    expect(warning.textContent).toContain('“WITHDRAWN” (3) and “Parked” (1)');
    expect(warning.querySelector('a')?.getAttribute('href')).toBe('/checks?check=UNKNOWN_STATUS');
  },
);

test('who may not see the count is warned without it', async () => {
  const hidden = unknownStatuses.map((status) => ({ ...status, leaveCount: null }));
  renderApp({ at: '/', answers: { DataStatus: (): Answer => ({ data: { dataStatus: { ...DATA_STATUS, unknownStatuses: hidden } } }) } });
  const warning = await screen.findByTestId('unknown-statuses');
  expect(warning.textContent).toContain('Some requests have an unknown status');
  expect(warning.textContent).toContain('“WITHDRAWN” and “Parked”');
  expect(warning.textContent).not.toMatch(/0|null/);
});

const findPage = async () => (await screen.findByText('API tokens', { ignore: false })).closest('[hidden]');

test('nothing stands below the warning before it can be there, so that it moves nothing', async () => {
  renderApp({ at: '/administration', answers: { DataStatus: () => null } });
  expect(await findPage()).not.toBeNull();
});

test.each<Answer>([answers.DataStatus(), { code: 'INTERNAL_SERVER_ERROR' }, { code: 'FORBIDDEN' }])(
  'the page is there once the state of the data is known, or known to be unknown',
  async (answer) => {
    renderApp({ at: '/administration', answers: { DataStatus: () => answer } });
    await waitFor(async () => expect(await findPage()).toBeNull());
  },
);
