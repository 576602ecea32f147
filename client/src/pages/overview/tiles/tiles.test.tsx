import '../../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DATA_STATUS, FILTER_OPTIONS, overviewAnswer } from '../../../../test/answers';
import { type Answer, renderApp } from '../../../../test/render-app';

const DAY_MILLISECONDS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MILLISECONDS).toISOString().slice(0, 10);
const total = (leaveDays: number, absenceRate: unknown = null) => ({ total: { leaveDays, suppressed: false, absenceRate } });

const away = {
  __typename: 'Absences',
  dates: [{ headcount: 40, awayCount: 3, awayDays: 2.5, pendingCount: 2, coverage: 0.9375 }],
};
const awayInWeek = {
  rows: [
    { keys: [{ id: 'APPROVED' }], measures: { employeeCount: 9 } },
    { keys: [{ id: 'REQUESTED' }], measures: { employeeCount: 4 } },
  ],
};
/** The answer of the page, with other tiles in part. */
const overview =
  (tiles: Record<string, unknown> = {}) =>
  (): Answer => ({
    data: {
      ...overviewAnswer([{ id: '1', label: 'Engineering', days: 10.5 }], 10.5),
      away,
      awayInWeek,
      toDate: total(110, { value: 0.05, numerator: 110, denominator: 2200, basis: 'leave days per working day' }),
      toDateBefore: total(100),
      waiting: { total: { leaveCount: 300, requestDates: { earliest: daysAgo(9), median: daysAgo(1) } } },
      forfeit: {
        fiscalYear: { id: '2', endDate: '2024-07-15' },
        total: { forfeitRisk: 31.5, employeeCount: 12, unknownCarriedInCount: 1 },
      },
      ...tiles,
    },
  });
const answers = {
  DataStatus: (): Answer => ({ data: { dataStatus: { ...DATA_STATUS, sourceTimeZone: 'UTC' } } }),
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Overview: overview(),
  OverviewAwayNames: (): Answer => ({
    data: {
      absences: {
        __typename: 'Absences',
        dates: [
          {
            date: '2023-11-20',
            absences: ['Ama', 'Bo', 'Bo', 'Chi', 'Dee', 'Eli'].map((name, index) => ({
              leaveId: String(index),
              employee: { id: name, name },
            })),
          },
        ],
      },
    },
  }),
  OverviewChange: (): Answer => ({
    data: {
      explainChange: {
        from: '7',
        to: '9',
        before: { leaveDays: 100 },
        after: { leaveDays: 97.5 },
        components: [
          { kind: 'NEW', leaveDays: 1, movedLeaves: 1 },
          { kind: 'EDITED', leaveDays: -3.5, movedLeaves: 2 },
          { kind: 'RETIRED', leaveDays: 0, movedLeaves: 0 },
        ],
      },
    },
  }),
};
const askedFirst = (asked: readonly { name: string; variables: Record<string, unknown> }[]) =>
  asked.find(({ name }) => name === 'Overview')?.variables;
/** Waits until the tile of that name says it. */
async function says(name: string, words: RegExp | string): Promise<void> {
  const tile = await screen.findByRole('region', { name });
  await waitFor(() => expect(tile.textContent).toMatch(words));
}

test('each figure stands with its unit, its basis, and the page that explains it', async () => {
  renderApp({ at: '/', role: 'ANALYST', answers });
  const away = await screen.findByRole('region', { name: 'Away today' });
  await within(away).findByText('of 40 people · 2 pending');
  await within(away).findByText('Ama, Bo, Chi, and 2 more');
  within(away).getByText('This week 9 people · 4 pending');
  expect(away.textContent).toContain('93.8% present');
  expect(within(away).getByRole('link', { name: 'Calendar' }).getAttribute('href')).toBe('/calendar');
  await says('2023/24', 'leave days, 10.0% more than in the same days of 2022/23 (100)');
  await says('Absence rate', '110 days of 2,200 working days');
  await says('Pending requests', /^Pending requests300.*Oldest: 9 daysMedian: 1 day/);
  await says('At risk of forfeit', '31.5');
  await says('Since yesterday', /-2\.5.*1 new request and 2 requests edited/);
});

test('requests of today have not waited for days yet', async () => {
  const dates = { earliest: daysAgo(0), median: daysAgo(0) };
  const Overview = overview({ waiting: { total: { leaveCount: 3, suppressed: false, requestDates: dates } } });
  renderApp({ at: '/', role: 'ANALYST', answers: { ...answers, Overview } });
  await says('Pending requests', /Oldest: requested todayMedian: requested today/);
});

test('a tile goes by today, and so does the leave behind it, also where the page goes by the time of leave', async () => {
  const { asked } = renderApp({
    at: '/?department=2&attribution=leave',
    role: 'ANALYST',
    answers: { ...answers, LeavesBehind: () => null },
  });
  const waiting = await screen.findByRole('region', { name: 'Pending requests' });
  await userEvent.click(await within(waiting).findByRole('button', { name: /300/ }));
  await waitFor(() => expect(asked.find(({ name }) => name === 'LeavesBehind')).toBeDefined());
  expect(asked.find(({ name }) => name === 'LeavesBehind')?.variables).not.toHaveProperty('attribution');
  expect(asked.find(({ name }) => name === 'Overview')?.variables.attribution).toBe('AT_LEAVE');
});

test('a VIEWER is offered the figures of no people, and asks only for whole months', async () => {
  const { asked } = renderApp({ at: '/', role: 'VIEWER', answers });
  await screen.findByRole('region', { name: 'Absence rate' });
  await waitFor(() => expect(askedFirst(asked)).toBeDefined());
  expect(screen.queryByRole('region', { name: 'Away today' })).toBeNull();
  expect(asked.map(({ name }) => name).filter((name) => /Away|Change/.test(name))).toEqual([]);
  expect(askedFirst(asked)).toMatchObject({
    withPeople: false,
    withForfeit: false,
    toDate: { statuses: ['APPROVED'], dateFrom: '2023-08-01', dateTo: '2024-06-30' },
    toDateBefore: { statuses: ['APPROVED'], dateFrom: '2022-08-01', dateTo: '2023-06-30' },
  });
  for (const name of ['away', 'week', 'waiting', 'forfeit']) expect(askedFirst(asked)).not.toHaveProperty(name);
});

test('a link that names days shows a VIEWER the whole months that they touch', async () => {
  const { asked } = renderApp({ at: '/?from=2023-08-05&to=2023-09-10', role: 'VIEWER', answers });
  await screen.findByRole('region', { name: 'Absence rate' });
  await waitFor(() => expect(askedFirst(asked)).toBeDefined());
  expect(asked.find(({ name }) => name === 'Overview')?.variables).toMatchObject({
    filter: { dateFrom: '2023-08-01', dateTo: '2023-09-30' },
  });
});

test('where only the year before is hidden, the figure of this year is not said to be', async () => {
  const Overview = overview({ toDate: total(110), toDateBefore: { total: { leaveDays: null, suppressed: true, absenceRate: null } } });
  renderApp({ at: '/', role: 'VIEWER', answers: { ...answers, Overview } });
  await says('2023/24', /24110\..*those of 2022\/23 are hidden/);
});

test('the figures follow who is filtered, and have dates and statuses of their own', async () => {
  const { asked } = renderApp({ at: '/?department=2&year=1&status=CANCELLED', role: 'HR', answers });
  await screen.findByText('of 40 people · 2 pending');
  expect(askedFirst(asked)?.waiting).toEqual({ departmentIds: ['2'], statuses: ['REQUESTED'] });
  // Of leave that carries over: what is granted for an event nobody means to keep.
  expect(askedFirst(asked)?.forfeit).toEqual({ departmentIds: ['2'], leaveTypeIds: ['1'] });
  const forfeit = screen.getByRole('region', { name: 'At risk of forfeit' });
  // Of the fiscal year that the figure is of, and at risk first, as the page is by itself.
  expect(within(forfeit).getByRole('link', { name: 'Balances' }).getAttribute('href')).toBe('/balances?department=2&status=CANCELLED');
});

test('where nobody has a balance, no figure stands for nobody', async () => {
  const Overview = overview({ forfeit: { fiscalYear: null, total: { forfeitRisk: null, employeeCount: 0, unknownCarriedInCount: 0 } } });
  renderApp({ at: '/', role: 'HR', answers: { ...answers, Overview } });
  await says('At risk of forfeit', 'Nobody has a balance under these filters.');
});

test('where yesterday nothing was known, the change is since the first run', async () => {
  const OverviewChange = ({ from }: { from?: string }): Answer => ({
    data: {
      explainChange: {
        from: from ?? '0',
        to: '3',
        before: { leaveDays: from === '1' ? 100 : 0 },
        after: { leaveDays: 102 },
        components: [{ kind: 'NEW', leaveDays: from === '1' ? 2 : 102, movedLeaves: from === '1' ? 1 : 40 }],
      },
    },
  });
  renderApp({ at: '/', role: 'ANALYST', answers: { ...answers, OverviewChange } });
  await screen.findByText('1 new request');
  await says('Since the first run', '+2');
});

test('a figure that cannot be read says so, and the others stand', async () => {
  renderApp({ at: '/', role: 'ANALYST', answers: { ...answers, OverviewChange: () => ({ code: 'QUERY_TOO_COSTLY' }) } });
  const change = await screen.findByRole('region', { name: 'Since yesterday' });
  await within(change).findByText('This could not be read.');
  await screen.findByText('of 40 people · 2 pending');
});

test('a figure that waits for what can be filtered by fails with it', async () => {
  renderApp({
    at: '/',
    role: 'HR',
    answers: { ...answers, Overview: overview({ forfeit: undefined }), FilterOptions: () => ({ code: 'INTERNAL_SERVER_ERROR' }) },
  });
  const forfeit = await screen.findByRole('region', { name: 'At risk of forfeit' });
  await within(forfeit).findByText('This could not be read.', { exact: false });
});

test('a fiscal year is "so far" only until it is over', async () => {
  const fiscalYears = FILTER_OPTIONS.filterOptions.fiscalYears.map((year, at, { length }) =>
    at === length - 1 ? { ...year, endDate: '2199-07-15' } : year,
  );
  const FilterOptions = (): Answer => ({ data: { ...FILTER_OPTIONS, filterOptions: { ...FILTER_OPTIONS.filterOptions, fiscalYears } } });
  renderApp({ at: '/', role: 'ANALYST', answers: { ...answers, FilterOptions } });
  await screen.findByRole('region', { name: '2023/24 so far' });
});
