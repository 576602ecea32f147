import '../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DATA_STATUS, INGEST_RUN } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';
import { rowText } from '../../../test/row-text';

const run = { __typename: 'IngestRun', ...INGEST_RUN };
const runs = (...nodes: unknown[]) => ({ data: { ingestRuns: { __typename: 'IngestRunConnection', nodes, totalCount: nodes.length } } });
const quarantinePage = (nodes: readonly object[], totalCount = nodes.length, endCursor: string | null = null) => ({
  __typename: 'QuarantinedRecordConnection',
  nodes,
  totalCount,
  pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
});
const noQuarantine = (): Answer => ({
  data: { quarantinedRecords: quarantinePage([]) },
});
const answers = { IngestRuns: () => runs(run), QuarantinedRecords: noQuarantine };

test('a triggered run is followed to its end, which is described in words', async () => {
  const running = {
    ...run,
    id: '2',
    status: 'RUNNING',
    finishedAt: null,
    received: 500,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    complete: false,
  };
  const { emit } = renderApp({
    at: '/data',
    answers: {
      ...answers,
      TriggerIngest: () => ({ data: { triggerIngest: running } }),
      IngestRun: () => ({ data: { ingestRun: running } }),
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Run now' }));
  const result = await screen.findByTestId('run-result');
  expect(result.textContent).toContain('500 records received so far');
  emit('IngestRunChanged', { ingestRunChanged: { ...run, id: '2' } });
  await waitFor(() => expect(result.textContent).toContain('3 updated, 1 new, 1,996 unchanged'));
});

test('a run that another viewer started moves in the table by itself', async () => {
  const { emit } = renderApp({
    at: '/data',
    answers: { ...answers, IngestRuns: () => runs({ ...run, status: 'RUNNING', finishedAt: null }) },
  });
  const row = await screen.findByTestId('run-row');
  expect(row.textContent).toContain('Running');
  emit('IngestRunChanged', { ingestRunChanged: run });
  await waitFor(() => expect(row.textContent).toContain('Succeeded'));
});

test('opening a run and closing it keep the result of the dry run on screen and the place in the list', async () => {
  renderApp({
    at: '/data',
    answers: {
      ...answers,
      OneRun: () => ({ data: { ingestRun: run } }),
      TriggerIngest: () => ({ data: { triggerIngest: { ...run, id: '2', dryRun: true } } }),
      IngestRun: () => ({ data: { ingestRun: { ...run, id: '2', dryRun: true } } }),
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Dry run' }));
  const result = await screen.findByTestId('run-result');
  const link = within(screen.getByTestId('run-row')).getByRole('link');
  await userEvent.click(link);
  const card = await screen.findByRole('region', { name: 'Ingest run 1' });
  expect(screen.getByTestId('run-result')).toBe(result);
  await userEvent.click(within(card).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(document.activeElement).toBe(link));
  expect(screen.getByTestId('run-result')).toBe(result);
});

const CAUSE = 'People were erased under another ERASURE_KEY: set the same one on every server';
const misconfigured = { ...run, status: 'FAILED', complete: false, errorClass: 'CONFIG', errorMessage: CAUSE };

test('a run that failed says its own cause in the table, on its card and as the result of “Run now”', async () => {
  renderApp({
    at: '/data?run=1',
    answers: {
      IngestRuns: () => runs(misconfigured),
      QuarantinedRecords: noQuarantine,
      OneRun: () => ({ data: { ingestRun: misconfigured } }),
      TriggerIngest: () => ({ data: { triggerIngest: misconfigured } }),
      IngestRun: () => ({ data: { ingestRun: misconfigured } }),
    },
  });
  expect((await screen.findByTestId('run-row')).textContent).toContain(`The configuration is wrong.${CAUSE}`);
  await waitFor(() => expect(screen.getAllByText(CAUSE)).toHaveLength(2));
  await userEvent.click(screen.getByRole('button', { name: 'Run now' }));
  expect((await screen.findByTestId('run-result')).textContent).toContain(`The configuration is wrong.${CAUSE}`);
});

test('a VIEWER is offered neither runs nor their buttons nor the quarantine, and sees how many records wait', async () => {
  const { asked } = renderApp({
    at: '/data',
    role: 'VIEWER',
    answers: { DataStatus: () => ({ data: { dataStatus: { ...DATA_STATUS, quarantinedCount: 2 } } }) },
  });
  expect(await screen.findByText('2 records are in quarantine. HR and administrators see the contents.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Run now' })).toBeNull();
  expect(asked.map(({ name }) => name)).not.toContain('IngestRuns');
  expect(asked.map(({ name }) => name)).not.toContain('QuarantinedRecords');
});

test('held removals ask an ADMIN twice and others not at all; confirmed, they wait for the next complete run', async () => {
  let heldRetirementCount = 24;
  const held = { DataStatus: (): Answer => ({ data: { dataStatus: { ...DATA_STATUS, heldRetirementCount } } }) };
  const confirmRetirements = (): Answer => {
    heldRetirementCount = 0;
    return { data: { confirmRetirements: 24 } };
  };
  const { unmount, asked } = renderApp({
    at: '/data',
    answers: { ...answers, ...held, ConfirmRetirements: confirmRetirements },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Confirm removals' }));
  expect(asked.map(({ name }) => name)).not.toContain('ConfirmRetirements');
  expect(screen.getByText(/^Confirm the removal of 24 records\? The next complete run removes them/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Yes, confirm' }));
  expect(await screen.findByText('24 removals are confirmed. The next complete run carries them out.')).toBeTruthy();
  expect(asked.find(({ name }) => name === 'ConfirmRetirements')?.variables).toEqual({ held: 24 });
  unmount();

  heldRetirementCount = 24;
  renderApp({ at: '/data', role: 'HR', answers: { ...answers, ...held } });
  expect(await screen.findByText(/An administrator can confirm them/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Confirm removals' })).toBeNull();
});

const quarantined = {
  __typename: 'QuarantinedRecord',
  id: '5',
  recordId: '9001',
  reasonCode: 'END_BEFORE_START',
  field: 'endDate',
  message: 'before startDate',
  rawForm: '{"id":9001}',
  rawTruncated: false,
  firstSeenAt: '2024-03-02T08:17:00Z',
};

test('people who vanished stay on screen when they cannot be read again', async () => {
  let fails = false;
  const person = { __typename: 'Employee', id: '7', name: 'Wilma Oakes' };
  const vanished = {
    __typename: 'VanishedPerson',
    employee: person,
    leaveCount: 3,
    lastDate: '2024-02-01',
    missingSince: '2024-03-02T08:17:00Z',
  };
  const held = { ...DATA_STATUS, heldRetirementCount: 3, vanishedRecordCount: 3 };
  const { emit } = renderApp({
    at: '/data',
    answers: {
      ...answers,
      DataStatus: () => ({ data: { dataStatus: held } }),
      VanishedPeople: () => (fails ? { code: 'INTERNAL_SERVER_ERROR' } : { data: { vanishedPeople: [vanished] } }),
    },
  });
  await screen.findByText('Wilma Oakes');
  fails = true;
  emit('DataVersionChanged', { dataVersionChanged: { ...held, dataVersion: '8' } });
  expect((await screen.findByRole('alert')).textContent).toContain('What you see is the last data received.');
  expect(screen.getByText('Wilma Oakes')).toBeTruthy();
});

test('a quarantined record says its reason in words and shows its raw form on demand', async () => {
  renderApp({
    at: '/data',
    role: 'HR',
    answers: {
      ...answers,
      QuarantinedRecords: () => ({
        data: { quarantinedRecords: quarantinePage([quarantined]) },
      }),
    },
  });
  const table = await screen.findByRole('table', { name: 'Quarantined records' });
  expect(within(table).getByText('Ends before it starts')).toBeTruthy();
  expect(within(table).queryByText(/"id": 9001/)).toBeNull();
  await userEvent.click(within(table).getByRole('button', { name: 'Show the raw form of record 9001' }));
  expect(within(table).getByText(/"id": 9001/)).toBeTruthy();
});

test('a page that empties while it is on screen leads back to the page before, and the list is not called empty', async () => {
  const page = ({ after }: Record<string, unknown>) =>
    after === null ? quarantinePage([quarantined], 21, 'next') : quarantinePage([], 20);
  const { asked } = renderApp({
    at: '/data',
    answers: { ...answers, QuarantinedRecords: (variables) => ({ data: { quarantinedRecords: page(variables) } }) },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Next page' }));
  await waitFor(() => expect(asked.some(({ variables }) => variables.after === 'next')).toBe(true));
  expect(await screen.findByText('1–1 of 21')).toBeTruthy();
  expect(screen.queryByText(/^Nothing is in quarantine/)).toBeNull();
});

const total = (leaveDays: number) => ({ __typename: 'RunTotal', leaveDays, leaveCount: 3 });
const difference = {
  __typename: 'RunDifference',
  from: '7',
  before: total(3),
  after: total(2.5),
  components: [{ __typename: 'RunComponent', kind: 'EDITED', leaveDays: -0.5, leaveCount: 0, movedLeaves: 1 }],
  entitlementChanges: [],
  changes: {
    __typename: 'RunChangeConnection',
    totalCount: 1,
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    nodes: [
      {
        __typename: 'RunChange',
        leaveId: '4',
        kind: 'EDITED',
        employeeId: '131',
        employeeName: 'Wilma Oakes',
        leaveType: 'Annual',
        startDate: '2024-04-23',
        endDate: '2024-04-23',
        leaveDays: 0.5,
        status: 'APPROVED',
        fields: [
          { __typename: 'FieldChange', field: 'leaveDays', before: '1', after: '0.5', hidden: false },
          { __typename: 'FieldChange', field: 'reason', before: null, after: null, hidden: true },
        ],
      },
    ],
  },
};
const withDifference = (of: object) => ({
  ...answers,
  IngestRuns: () => runs(of),
  OneRun: (): Answer => ({ data: { ingestRun: of } }),
  RunDifference: (): Answer => ({ data: { ingestRun: { __typename: 'IngestRun', id: '1', difference } } }),
});

test.each([
  [false, 'What the run changed'],
  [true, 'What the run would change'],
])('the run of the address, dry: %s, shows the total, the cause and each field before and after', async (dryRun, title) => {
  renderApp({ at: '/data?run=1', answers: withDifference({ ...run, dryRun }) });
  expect((await screen.findByTestId('run-total')).textContent).toBe('1 record · approved leave days 3 → 2.5 (-0.5)');
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
  expect(screen.getByText('1 request edited: -0.5 days')).toBeTruthy();
  const change = screen.getByTestId('run-change');
  expect(change.textContent).toContain('Leave days and Reason');
  await userEvent.click(within(change).getByRole('button', { name: /^Values of the leave of Wilma Oakes/ }));
  expect(screen.getAllByTestId('field-change').map(rowText)).toEqual(['Leave days | 1 | 0.5', 'Reason | Hidden | Hidden']);
});

test('the run of a version, opened from the drawer of a record, closes the drawer, also where that run is shown already', async () => {
  const version = (runId: string) => ({
    __typename: 'LeaveVersion',
    runId,
    knownFrom: `2024-03-0${runId}T08:17:00Z`,
    knownUntil: null,
    retired: false,
    changed: [],
    status: 'APPROVED',
    sourceStatus: 'Approved',
    startDate: '2024-04-23',
    endDate: '2024-04-23',
    leaveDays: 0.5,
    leaveType: 'Annual',
    reason: null,
    remarks: null,
    record: [],
  });
  const LeaveHistory = (): Answer => ({ data: { leaveHistory: [version('1'), version('2')] } });
  const { router } = renderApp({ at: '/data?run=1', answers: { ...withDifference(run), LeaveHistory } });
  for (const id of ['1', '2']) {
    await userEvent.click(await screen.findByRole('button', { name: /^History of the leave of Wilma Oakes/ }));
    const drawer = await screen.findByRole('dialog', { name: /^History of the leave/ });
    await userEvent.click(await within(drawer).findByRole('link', { name: `Ingest run ${id}` }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(router.state.location.search).toEqual({ run: [id] });
  }
});

test('an OPERATOR sees the counts of a run and does not ask for its difference', async () => {
  const { asked } = renderApp({ at: '/data?run=1', role: 'OPERATOR', answers: withDifference({ ...run, dryRun: true }) });
  expect(await screen.findByRole('heading', { name: 'Ingest run 1' })).toBeTruthy();
  expect(asked.some(({ name }) => name === 'RunDifference')).toBe(false);
});

test('a page of changed records that cannot be read is an error, and the page before it stays', async () => {
  const changes = { ...difference.changes, totalCount: 21, pageInfo: { __typename: 'PageInfo', hasNextPage: true, endCursor: 'next' } };
  renderApp({
    at: '/data?run=1',
    answers: {
      ...withDifference(run),
      RunDifference: ({ after }): Answer =>
        after === 'next'
          ? { code: 'INTERNAL_SERVER_ERROR' }
          : { data: { ingestRun: { __typename: 'IngestRun', id: '1', difference: { ...difference, changes } } } },
    },
  });
  const card = await screen.findByTestId('run-difference');
  await userEvent.click(await within(card).findByRole('button', { name: 'Next page' }));
  expect(await within(card).findByRole('alert')).toBeTruthy();
  expect(within(card).getByTestId('run-change').textContent).toContain('Wilma Oakes');
});
