import '../../../test/browser-gaps';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { type Answer, renderApp } from '../../../test/render-app';

const check = (name: string, title: string, openCount: number) => ({
  __typename: 'DataCheck',
  name,
  title,
  description: `${title}.`,
  count: openCount,
  openCount,
  acceptedCount: 0,
  goneCount: 0,
  firstSeenAt: null,
  trend: [],
});
const finding = {
  __typename: 'CheckFinding',
  id: '1',
  what: 'Two leaves overlap',
  firstSeenAt: null,
  goneAt: null,
  acceptedAt: null,
  acceptedBy: 'Asha Example',
  note: 'known',
  employee: null,
  otherEmployees: [],
  leave: null,
  leaveType: null,
  fiscalYear: null,
  otherFiscalYear: null,
};

/** One finding of the first check, open until it is accepted. */
function answersOf() {
  let isAccepted = false;
  return {
    DataChecks: (): Answer => ({
      data: {
        dataChecks: {
          __typename: 'DataChecks',
          dataVersion: '7',
          openCount: isAccepted ? 1 : 2,
          checks: [check('OVERLAP', 'Overlapping leave', isAccepted ? 0 : 1), check('LONG', 'Long leave', 1)],
        },
      },
    }),
    CheckFindings: ({ names, state }: Record<string, unknown>): Answer => {
      const nodes = state === (isAccepted ? 'ACCEPTED' : 'OPEN') ? [finding] : [];
      const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
      const findings = { __typename: 'CheckFindingConnection', nodes, totalCount: nodes.length, pageInfo };
      const [name] = names as string[];
      return {
        data: { dataChecks: { __typename: 'DataChecks', dataVersion: '7', checks: [{ __typename: 'DataCheck', name, findings }] } },
      };
    },
    AcceptCheckFindings: (): Answer => {
      isAccepted = true;
      return { data: { acceptCheckFindings: 1 } };
    },
  };
}

test('an accepted finding moves to the Accepted list immediately, and its check stays chosen', async () => {
  renderApp({ at: '/checks', answers: answersOf() });
  const to = async (state: string) => userEvent.click(await screen.findByRole('radio', { name: state }));
  await to('Accepted');
  await screen.findByText('This check has no accepted findings.');
  await to('Open');
  await userEvent.click(await screen.findByLabelText('Select: Two leaves overlap'));
  await userEvent.type(screen.getByLabelText('Reason for accepting'), 'known');
  await userEvent.click(screen.getByRole('button', { name: 'Accept 1 finding' }));
  expect(await screen.findByText('This check has no open findings.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Overlapping leave' }).getAttribute('aria-pressed')).toBe('true');
  await to('Accepted');
  const table = await screen.findByRole('table', { name: 'What was found' });
  expect(within(table).getByText('Two leaves overlap')).toBeTruthy();
  expect(screen.getByText('0 selected. Select findings to reopen them.')).toBeTruthy();
});
