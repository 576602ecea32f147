import '../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderApp } from '../../../test/render-app';
import { rowText } from '../../../test/row-text';

const token = (id: string, name: string, more: object = {}) => ({
  __typename: 'ApiToken',
  id,
  name,
  role: 'ANALYST',
  employeeId: null,
  createdAt: '2024-03-02T08:17:00Z',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  ...more,
});
const entry = {
  __typename: 'AuditEntry',
  id: '9',
  occurredAt: '2024-03-02T08:17:00Z',
  actor: 'BI',
  role: 'ANALYST',
  action: 'READ_LEAVES',
  rowCount: 20,
  detail: { filter: { statuses: ['APPROVED'] }, tokenId: '3' },
};
const session = (id: string, more: object = {}) => ({
  __typename: 'Session',
  id,
  issuer: 'https://login.example.com',
  subject: 'mira',
  name: 'Mira Example',
  role: 'HR',
  since: '2024-03-02T08:17:00Z',
  until: '2024-03-02T16:17:00Z',
  ...more,
});
const sessionsOf = (...nodes: object[]) => ({ data: { sessions: { __typename: 'SessionConnection', totalCount: nodes.length, nodes } } });
const auditPage = (nodes: readonly object[], totalCount = nodes.length, endCursor: string | null = null) => ({
  __typename: 'AuditEntryConnection',
  totalCount,
  nodes,
  pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
});
const answers = {
  ApiTokens: () => ({
    data: {
      apiTokens: {
        __typename: 'ApiTokenConnection',
        totalCount: 2,
        nodes: [token('2', 'BI'), token('1', 'Old one', { revokedAt: '2024-03-03T08:00:00Z' })],
      },
    },
  }),
  Sessions: () => sessionsOf(session('2'), session('1', { role: 'ADMIN' })),
  AuditEntries: ({ filter }: Record<string, unknown>) => ({
    data: { auditEntries: auditPage(filter ? [] : [entry]) },
  }),
  WorkingCalendar: () => ({
    data: {
      workingCalendar: {
        __typename: 'WorkingCalendar',
        workingWeeks: [{ __typename: 'WorkingWeek', from: null, weekdays: [1, 2, 3, 4, 5] }],
        holidays: [{ __typename: 'Holiday', date: '2999-10-12', name: 'Dashain' }],
      },
    },
  }),
};

test('the tokens that work are listed, ended ones on demand', async () => {
  renderApp({ at: '/administration', answers });
  const table = await screen.findByRole('table', { name: 'API tokens' });
  expect(within(table).getByText('BI')).toBeTruthy();
  expect(screen.queryByText('Old one')).toBeNull();
  await userEvent.click(screen.getByLabelText('Show ended tokens'));
  expect(await screen.findByText('Old one')).toBeTruthy();
  expect(screen.getByText(/^Revoked · /)).toBeTruthy();
});

test('a minted token shows its secret once, with its warning, until it is put away', async () => {
  const warning = 'Employee 131 has no team: the token shows no data until there is one.';
  const { asked } = renderApp({
    at: '/administration',
    answers: {
      ...answers,
      CreateApiToken: () => ({
        data: {
          createApiToken: {
            __typename: 'CreatedApiToken',
            secret: 'lva_invented',
            warning,
            token: token('3', 'Payroll', { role: 'MANAGER' }),
          },
        },
      }),
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'New token' }));
  await userEvent.type(screen.getByLabelText(/^Name/), 'Payroll');
  await userEvent.selectOptions(screen.getByLabelText('Role'), 'MANAGER');
  await userEvent.type(screen.getByLabelText(/^Employee number/), '131');
  await userEvent.selectOptions(screen.getByLabelText('Ends'), 'never');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect((await screen.findByTestId('token-secret')).textContent).toBe('lva_invented');
  expect(screen.getByText(warning)).toBeTruthy();
  expect(asked.find(({ name }) => name === 'CreateApiToken')?.variables).toEqual({
    input: { name: 'Payroll', role: 'MANAGER', employeeId: '131', expiresAt: null },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(screen.queryByTestId('token-secret')).toBeNull();
});

test('the audit log is read a page at a time to its end, and another action begins at its first page', async () => {
  const [first, last] = [
    { ...entry, id: '9', actor: 'First of the log' },
    { ...entry, id: '8', actor: 'Last of the log' },
  ];
  const AuditEntries = ({ filter, after }: Record<string, unknown>) => ({
    data: { auditEntries: filter ? auditPage([entry]) : after ? auditPage([last], 21) : auditPage([first], 21, 'to the last') },
  });
  const { asked } = renderApp({ at: '/administration', answers: { ...answers, AuditEntries } });
  expect(await screen.findByText('First of the log')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Next page' }));
  expect(await screen.findByText('Last of the log')).toBeTruthy();
  expect(screen.getByText('21–21 of 21')).toBeTruthy();
  expect((screen.getByRole('button', { name: 'Next page' }) as HTMLButtonElement).disabled).toBe(true);
  await userEvent.selectOptions(screen.getByLabelText('Action'), 'READ_LEAVES');
  await waitFor(() => expect(screen.queryByText('Last of the log')).toBeNull());
  expect(asked.filter(({ name }) => name === 'AuditEntries').at(-1)?.variables).toEqual({
    filter: { actions: ['READ_LEAVES'] },
    first: 20,
    after: null,
  });
});

test('revoking asks again', async () => {
  const { asked } = renderApp({
    at: '/administration',
    answers: { ...answers, RevokeApiToken: () => ({ data: { revokeApiToken: token('2', 'BI', { revokedAt: '2024-03-04T08:00:00Z' }) } }) },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Revoke BI' }));
  expect(asked.map(({ name }) => name)).not.toContain('RevokeApiToken');
  await userEvent.click(await screen.findByRole('button', { name: 'Yes, revoke it' }));
  await waitFor(() => expect(asked.map(({ name }) => name)).toContain('RevokeApiToken'));
});

test('whoever is signed in through the organisation is one line, and is shut out after a second question, which says how many sessions ended', async () => {
  let isOpen = true;
  const { asked } = renderApp({
    at: '/administration',
    answers: {
      ...answers,
      Sessions: () => (isOpen ? answers.Sessions() : sessionsOf()),
      EndSessions: () => {
        isOpen = false;
        return { data: { endSessions: 2 } };
      },
    },
  });
  const row = await screen.findByTestId('session-row');
  expect(rowText(row)).toContain('Mira Examplemira | HRAdministrator | 2 | ');
  // The card is hidden until those above it are ready.
  await userEvent.click(await within(row).findByRole('button', { name: 'End the sessions of Mira Example' }));
  expect(asked.map(({ name }) => name)).not.toContain('EndSessions');
  await userEvent.click(await screen.findByRole('button', { name: 'Yes, end them' }));
  expect(await screen.findByText('2 sessions of Mira Example were ended.')).toBeTruthy();
  expect(asked.find(({ name }) => name === 'EndSessions')?.variables).toEqual({ subject: 'mira', issuer: 'https://login.example.com' });
  expect(await screen.findByText('Nobody is signed in through the organisation.')).toBeTruthy();
});

test('the audit says in words who asked for what, and narrows to one kind of act', async () => {
  renderApp({ at: '/administration', answers });
  const { cells } = await screen.findByTestId<HTMLTableRowElement>('audit-row');
  expect(Array.from(cells, ({ textContent }) => textContent).slice(1)).toEqual([
    'BIAnalyst',
    'Read leave requests',
    '20',
    'filter: statuses: APPROVED',
  ]);
  await userEvent.selectOptions(screen.getByLabelText('Action'), 'EXPORT_LEAVES');
  expect(await screen.findByText('No entries.')).toBeTruthy();
});

test('the working week and the holidays in force are shown', async () => {
  renderApp({ at: '/administration', answers });
  expect(await screen.findByText('Dashain')).toBeTruthy();
  const working = [...document.querySelectorAll('li[data-working]')].map(({ textContent }) => textContent);
  expect(working).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri']);
});

test('nobody but an ADMIN is led there', async () => {
  const { router, asked } = renderApp({ at: '/administration', role: 'HR', answers });
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(screen.queryByRole('link', { name: 'Administration' })).toBeNull();
  expect(asked.map(({ name }) => name)).not.toContain('ApiTokens');
});

test('a person is erased only after the number was typed twice, and the receipt says what changed', async () => {
  const erased = {
    __typename: 'ErasureReceipt',
    id: '3',
    anonymousEmployeeId: 'erased-3',
    changedRows: [{ __typename: 'ErasedRows', table: 'dbo.employee_leaves', rowCount: 12 }],
  };
  const { asked } = renderApp({ at: '/administration', answers: { ...answers, ErasePerson: () => ({ data: { erasePerson: erased } }) } });
  const form = await screen.findByRole('form', { name: 'Erase a person' });
  const button = within(form).getByRole('button', { name: 'Erase this person for good' });
  await userEvent.type(within(form).getByRole('textbox', { name: /^Person to erase/ }), '131');
  expect(button).toHaveProperty('disabled', true);
  await userEvent.type(within(form).getByRole('textbox', { name: /^Repeat/ }), '132');
  expect(screen.getByText('The two numbers differ.')).toBeTruthy();
  expect(button).toHaveProperty('disabled', true);
  await userEvent.type(within(form).getByRole('textbox', { name: /^Repeat/ }), '{Backspace}1');
  await userEvent.click(button);
  const receipt = await screen.findByRole('table', { name: 'Receipt 3' });
  expect(within(receipt).getByText('dbo.employee_leaves')).toBeTruthy();
  expect(asked.filter(({ name }) => name === 'ErasePerson')).toHaveLength(1);
});
