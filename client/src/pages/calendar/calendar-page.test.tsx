import '../../../test/browser-gaps';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DATA_STATUS, FILTER_OPTIONS } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';

const away = (id: string, name: string, status = 'APPROVED', days = 1) => ({
  __typename: 'Absence',
  leaveId: `${id}-${status}`,
  status,
  days,
  startDate: '2024-03-04',
  endDate: '2024-03-06',
  employee: { __typename: 'Employee', id, name },
});
const PEOPLE: Record<string, ReturnType<typeof away>[]> = {
  '2024-03-05': [away('1', 'Asha Example'), away('2', 'Bina Example', 'APPROVED', 0.5), away('3', 'Chen Example', 'REQUESTED')],
  '2024-03-06': [away('4', 'Dina Example', 'REJECTED')],
  // A leave that runs across a Saturday.
  '2024-03-09': [away('3', 'Chen Example')],
};

/** What the API answers: six people from Monday to Friday, of whom those of PEOPLE are away. */
function absences({ from, to, date, groupBy = null, filter }: Record<string, unknown>): Answer {
  const statuses = (filter as { statuses: string[] }).statuses;
  const first = String(date ?? from);
  const dates: unknown[] = [];
  for (let at = first; at <= String(date ?? to); at = next(at)) {
    const shown = (PEOPLE[at] ?? []).filter(({ status }) => statuses.includes(status));
    const approved = shown.filter(({ status }) => status === 'APPROVED');
    const isDayOff = [0, 6].includes(new Date(`${at}T00:00:00Z`).getUTCDay());
    const awayDays = isDayOff ? 0 : approved.reduce((sum, { days }) => sum + days, 0);
    dates.push({
      __typename: 'AbsenceDate',
      date: at,
      isWorkingDay: !isDayOff,
      holidayName: null,
      groupId: groupBy === null ? null : '1',
      groupLabel: groupBy === null ? null : 'Engineering',
      headcount: isDayOff ? 0 : 6,
      awayCount: isDayOff ? 0 : approved.length,
      awayDays,
      pendingCount: shown.filter(({ status }) => status === 'REQUESTED').length,
      coverage: isDayOff ? null : (6 - awayDays) / 6,
      absences: shown,
    });
  }
  return { data: { absences: { __typename: 'Absences', dataVersion: '7', dates } } };
}
const next = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  CalendarDates: absences,
  CalendarPeople: absences,
  CalendarDay: absences,
  CalendarWorkingDays: (): Answer => ({
    data: {
      workingCalendar: {
        __typename: 'WorkingCalendar',
        workingWeeks: [{ __typename: 'WorkingWeek', from: null, weekdays: [1, 2, 3, 4, 5] }],
        holidays: [{ __typename: 'Holiday', date: '2024-03-08', name: 'Founding day', part: 'FULL' }],
        offices: [],
      },
    },
  }),
};
const MARCH = '/calendar?month=2024-03';

test('a month is a table whose days say in words who is away, who is pending, and that few are left', async () => {
  renderApp({ at: MARCH, answers });
  const grid = await screen.findByRole('table', { name: /Who is away in March 2024/ });
  const busy = within(grid).getByRole('button', { name: /^Tuesday, March 5, 2024, 2 away, 1 pending, 75% present, Below 80%/ });
  expect(busy.closest('td')?.hasAttribute('data-few')).toBe(true);
  within(grid).getByRole('button', { name: /^Friday, March 8, 2024, Founding day/ });
  await within(busy).findByText('Asha Example');
  expect(within(busy).getByText('Chen Example').getAttribute('data-status')).toBe('REQUESTED');
});

test('a day opens to the people of each group with the dates of their leave, and no answer is asked for its leave type', async () => {
  const { asked, router } = renderApp({ at: MARCH, answers });
  await userEvent.click(await screen.findByRole('button', { name: /^Tuesday, March 5/ }));
  const panel = await screen.findByRole('region', { name: 'Tuesday, March 5, 2024' });
  expect((await within(panel).findByTestId('away-count')).textContent).toBe('2');
  const people = within((await within(panel).findByRole('heading', { name: 'Engineering' })).parentElement as HTMLElement).getAllByRole(
    'listitem',
  );
  expect(people.map(({ textContent }) => textContent)).toEqual([
    'Asha ExampleMar 4 – Mar 6',
    'Bina ExampleMar 4 – Mar 6 · 0.5 of the day',
    'Chen ExampleMar 4 – Mar 6 · Pending',
  ]);
  expect(router.state.location.search).toEqual({ month: ['2024-03'], day: ['2024-03-05'] });
  expect(asked.find(({ name }) => name === 'CalendarDay')?.variables).toMatchObject({ filter: { statuses: ['APPROVED', 'REQUESTED'] } });
});

test('a day off counts nobody, and still names whose leave runs across it', async () => {
  renderApp({ at: MARCH, answers });
  await userEvent.click(await screen.findByRole('button', { name: /^Saturday, March 9, 2024, Not a working day/ }));
  const panel = await screen.findByRole('region', { name: 'Saturday, March 9, 2024' });
  await within(panel).findByText('Not a working day: no leave is counted on it.');
  await within(panel).findByText('Chen Example');
  expect(within(panel).queryByText(/people away/)).toBeNull();
});

test('months are in the address, and back goes to the month before', async () => {
  const { router, asked } = renderApp({ at: MARCH, answers });
  await userEvent.click(await screen.findByRole('link', { name: 'Next month: April 2024' }));
  await screen.findByRole('heading', { name: 'April 2024' });
  expect(router.state.location.search).toEqual({ month: ['2024-04'] });
  await waitFor(() => expect(asked.some(({ variables }) => variables.to === '2024-05-04')).toBe(true));
  router.history.back();
  await screen.findByRole('heading', { name: 'March 2024' });
});

test('Today leads to the month of today, also under a date filter of another month', async () => {
  renderApp({ at: '/calendar?from=2024-03-01&to=2024-03-31', answers });
  await screen.findByRole('heading', { name: 'March 2024' });
  await userEvent.click(screen.getByRole('link', { name: 'Today' }));
  const today = new Date().toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'Asia/Kathmandu' });
  expect(await screen.findByRole('heading', { name: today })).toBeTruthy();
});

test('arrow keys move between days', async () => {
  renderApp({ at: MARCH, answers });
  const start = await screen.findByRole('button', { name: /^Tuesday, March 5/ });
  start.focus();
  fireEvent.keyDown(start, { key: 'ArrowDown' });
  expect(document.activeElement?.getAttribute('data-date')).toBe('2024-03-12');
  fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowLeft' });
  expect(document.activeElement?.getAttribute('data-date')).toBe('2024-03-11');
});

test('refused leave is there only where the status filter names it, struck through', async () => {
  const { asked } = renderApp({ at: `${MARCH}&status=APPROVED&status=REJECTED`, answers });
  const day = await screen.findByRole('button', { name: /^Wednesday, March 6/ });
  expect((await within(day).findByText('Dina Example')).tagName).toBe('S');
  expect(asked.find(({ name }) => name === 'CalendarDates')?.variables).toMatchObject({ filter: { statuses: ['APPROVED', 'REJECTED'] } });
});

test('a status that no calendar shows is said, and nothing is asked', async () => {
  const { asked } = renderApp({ at: `${MARCH}&status=CANCELLED`, answers });
  await screen.findByText(/shows approved, pending and rejected leave/);
  expect(asked.filter(({ name }) => name.startsWith('Calendar') && name !== 'CalendarFeeds')).toEqual([]);
});

test('the timeline opens a group to its people, and asks for no more than that group', async () => {
  const { asked, router } = renderApp({ at: `${MARCH}&view=timeline&open=x`, answers });
  await userEvent.click(await screen.findByRole('button', { name: /Engineering/ }));
  const row = (await screen.findByRole('rowheader', { name: 'Bina Example' })).closest('tr') as HTMLElement;
  expect(row.textContent).toContain('0.5Away');
  expect(screen.getAllByText('Below 80%')).toHaveLength(1);
  expect(router.state.location.search).toMatchObject({ open: ['1'] });
  expect(asked.findLast(({ name }) => name === 'CalendarPeople')?.variables).toMatchObject({ filter: { departmentIds: ['1'] } });
});

test('a feed is made of the people that the page is narrowed to, its address is shown once, and it can be revoked', async () => {
  const feed = {
    __typename: 'CalendarFeed',
    id: '5',
    name: 'Who is away',
    departmentIds: ['2'],
    teamManagerIds: [],
    projectAllocationIds: [],
    lastReadAt: null,
  };
  let feeds: unknown[] = [];
  const { asked } = renderApp({
    at: `${MARCH}&department=2`,
    answers: {
      ...answers,
      CalendarFeeds: () => ({ data: { calendarFeeds: feeds } }),
      CreateCalendarFeed: () => {
        feeds = [feed];
        return { data: { createCalendarFeed: { __typename: 'CreatedCalendarFeed', path: '/calendar/lvc_made.ics', feed } } };
      },
      RevokeCalendarFeed: () => {
        feeds = [];
        return { data: { revokeCalendarFeed: feed } };
      },
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'New feed' }));
  await screen.findByText(/It will show: Design\./);
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect((await screen.findByTestId('feed-address')).textContent).toBe(`${window.location.origin}/calendar/lvc_made.ics`);
  expect(asked.find(({ name }) => name === 'CreateCalendarFeed')?.variables).toMatchObject({ input: { departmentIds: ['2'] } });
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(screen.queryByTestId('feed-address')).toBeNull();
  await screen.findByText('Design · never read');
  await userEvent.click(screen.getByRole('button', { name: 'Revoke Who is away' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Yes, revoke it' }));
  await screen.findByText('No feeds.');
});

test('a MANAGER starts with the own team', async () => {
  const { asked } = renderApp({ at: `${MARCH}&view=timeline`, role: 'MANAGER', answers });
  await screen.findByRole('rowheader', { name: 'Asha Example' });
  expect(asked.find(({ name }) => name === 'CalendarDates')?.variables).toMatchObject({ groupBy: 'TEAM_MANAGER' });
});

test('a VIEWER is not offered the calendar, and its address leads to the overview', async () => {
  const { router } = renderApp({ at: MARCH, role: 'VIEWER', answers });
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(screen.queryByRole('link', { name: 'Calendar' })).toBeNull();
});

test('a new data version moves the figures while they stay on screen', async () => {
  let headcount = 6;
  const grown = (variables: Record<string, unknown>): Answer => {
    const answer = absences(variables) as { data: { absences: { dates: { headcount: number }[] } } };
    for (const date of answer.data.absences.dates) date.headcount = headcount;
    return answer;
  };
  const { emit } = renderApp({ at: `${MARCH}&day=2024-03-05`, answers: { ...answers, CalendarDates: grown } });
  const figure = (await screen.findByTestId('away-count')).parentElement as HTMLElement;
  await waitFor(() => expect(figure.textContent).toContain('of 6 people away'));
  await waitFor(() => expect(screen.getByTestId('freshness').textContent).toContain('Updated'));
  headcount = 9;
  emit('DataVersionChanged', { dataVersionChanged: { ...DATA_STATUS, dataVersion: '8' } });
  await waitFor(() => expect(figure.textContent).toContain('of 9 people away'));
});

test.each(['9999-12', '2024-13', '0000-01', 'soon'])('the address of the month %s shows the current one and says so', async (month) => {
  renderApp({ at: `/calendar?month=${month}`, answers });
  await screen.findByRole('table', { name: /Who is away in/ });
  expect(screen.getByText(/The address names no month/)).toBeTruthy();
});

test('people of one name who are away are told apart by number', async () => {
  const twins = (variables: Record<string, unknown>): Answer => {
    const answer = absences(variables) as { data: { absences: { dates: { date: string; absences: unknown[] }[] } } };
    for (const date of answer.data.absences.dates)
      if (date.date === '2024-03-05') date.absences = [away('71', 'Cedric M.'), away('72', 'Cedric M.')];
    return answer;
  };
  renderApp({ at: MARCH, answers: { ...answers, CalendarPeople: twins } });
  await screen.findByText('Cedric M. (71)');
  expect(screen.getByText('Cedric M. (72)')).toBeTruthy();
});

test('groups of one name are told apart by id', async () => {
  const departments = ['1', '9'].map((id) => ({ __typename: 'Department', id, name: 'Engineering' }));
  const FilterOptions = (): Answer => ({ data: { filterOptions: { ...FILTER_OPTIONS.filterOptions, departments } } });
  renderApp({ at: `${MARCH}&view=timeline`, answers: { ...answers, FilterOptions } });
  expect(await screen.findByRole('button', { name: /^Engineering \(1\)/ })).toBeTruthy();
});
