import '../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { type Answer, renderApp } from '../../../test/render-app';

const revision = {
  __typename: 'WorkforceRevision',
  id: '1',
  kind: 'WORKFORCE',
  origin: 'UPLOAD',
  status: 'ACCEPTED',
  fileName: 'people.csv',
  receivedAt: '2024-07-08T04:15:00Z',
  receivedBy: 'Ann',
  entryCount: 1,
  decidedAt: null,
  decidedBy: null,
  isInForce: true,
  isUndone: false,
};
const workforce = (differs: object = {}): Answer => ({
  data: {
    workforce: {
      __typename: 'Workforce',
      problems: [],
      inForce: [revision],
      pending: [],
      history: [revision],
      unknownEmployeeIds: [],
      ...differs,
    },
  },
});
const period = { __typename: 'WorkforcePeriod', from: null, hiredOn: null, leftOn: null, fte: 1, pattern: null, calendar: 'Oslo' };
const somebody = (employeeId: string, name: string | null) => ({
  __typename: 'WorkforcePerson',
  employeeId,
  name,
  periods: [period],
  departure: null,
});
const people = ({ after }: Record<string, unknown>): Answer => ({
  data: {
    workforcePeople: {
      __typename: 'WorkforcePeople',
      totalCount: 260,
      endCursor: after === null ? '50' : null,
      nodes: after === null ? [somebody('1', 'Asha Rai')] : [somebody('99', null)],
    },
  },
});
const answers = { Workforce: () => workforce(), WorkforcePeople: people };

async function upload(file: File) {
  const button = await screen.findByRole('button', { name: 'Upload workforce file' });
  const input = button.parentElement?.querySelector('input[type=file]') as HTMLInputElement;
  await userEvent.upload(input, file);
  return input;
}

test('everybody is reached page by page, and somebody whom the source does not know is told apart', async () => {
  const { asked } = renderApp({ at: '/workforce', answers });
  await screen.findByText('1–1 of 260');
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await screen.findByText('99 (not in the source)');
  expect(asked.filter(({ name }) => name === 'WorkforcePeople').map(({ variables }) => variables)).toEqual([
    { search: '', first: 50, after: null },
    { search: '', first: 50, after: '50' },
  ]);
});

test('what the server says of an undo that it refuses is on screen, after the undo was confirmed', async () => {
  const message = 'The calendar "Oslo" would be gone, which 12 people have in the workforce file.';
  const { asked } = renderApp({ at: '/workforce', answers: { ...answers, UndoWorkforce: () => ({ code: 'BAD_USER_INPUT', message }) } });
  await userEvent.click(await screen.findByRole('button', { name: 'Undo people.csv' }));
  expect(asked.some(({ name }) => name === 'UndoWorkforce')).toBe(false);
  await userEvent.click(await screen.findByRole('button', { name: 'Yes, go back' }));
  const alert = await screen.findByRole('alert');
  within(alert).getByText(message);
  expect(alert.textContent).not.toMatch(/filter/);
});

test('a file is uploaded as it is, and can be chosen again after it was put right', async () => {
  const problems = [{ __typename: 'WorkforceProblem', line: 2, message: 'empId is empty.' }];
  const { asked } = renderApp({
    at: '/workforce',
    answers: {
      ...answers,
      UploadWorkforce: () => ({ data: { uploadWorkforce: { __typename: 'WorkforceUpload', revision: null, problems } } }),
    },
  });
  const input = await upload(new File(['\uFEFFempId\n"131"\n'], 'people.csv', { type: 'text/csv' }));
  await screen.findByText('line 2: empId is empty.');
  expect(asked.find(({ name }) => name === 'UploadWorkforce')?.variables).toEqual({
    kind: 'WORKFORCE',
    fileName: 'people.csv',
    content: 'empId\n"131"\n',
  });
  // A browser does not say that the file that is chosen already is chosen again.
  expect(input.files).toHaveLength(0);
});

test.each([
  ['letters of another encoding', new Uint8Array([101, 109, 112, 73, 100, 10, 206, 108, 101]), /no UTF-8 text/],
  ['a NUL', 'empId\nA\0B\n', /no UTF-8 text/],
  ['a workbook', 'PK\u0003\u0004', /no UTF-8 text/],
  ['a file that is too large for a request once it is written there', '"1",""\r\n'.repeat(100_000), /larger than 1 MB.*WORKFORCE_FILE/],
])('of %s it is said why it is not sent', async (_what, content, message) => {
  const { asked } = renderApp({ at: '/workforce', answers });
  await upload(new File([content], 'people.csv', { type: 'text/csv' }));
  await waitFor(async () => expect((await screen.findByRole('alert')).textContent).toMatch(message));
  expect(asked.some(({ name }) => name === 'UploadWorkforce')).toBe(false);
});
