import '../../../test/browser-gaps';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DATA_STATUS, FILTER_OPTIONS, overviewAnswer } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';
import { rowText } from '../../../test/row-text';

const departments = [
  { id: '1', label: 'Engineering', days: 7.5 },
  { id: '2', label: 'Design', days: 3 },
];
const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Overview: (): Answer => ({ data: overviewAnswer(departments, 10.5) }),
};

test('one request brings the total and every panel', async () => {
  const { asked } = renderApp({ at: '/', answers });
  expect((await screen.findByTestId('total-days')).textContent).toBe('10.5');
  for (const title of ['month', 'department', 'leave type', 'designation'])
    expect(await screen.findByRole('heading', { name: `Leave days by ${title}` })).toBeTruthy();
  expect(asked.filter(({ name }) => name === 'Overview')).toHaveLength(1);
  expect(asked.find(({ name }) => name === 'Overview')?.variables.filter).toEqual({ statuses: ['APPROVED'] });
});

test('the address filters, the chips name the values, and removing one changes the address', async () => {
  const { router, asked } = renderApp({ at: '/?department=2&department=1&year=2', answers });
  const chips = await screen.findByRole('list', { name: 'Active filters' });
  await within(chips).findByText('Design');
  expect(asked.find(({ name }) => name === 'Overview')?.variables.filter).toEqual({
    fiscalYearIds: ['2'],
    departmentIds: ['1', '2'],
    statuses: ['APPROVED'],
  });

  await userEvent.click(within(chips).getByRole('button', { name: 'Remove filter Department: Design' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ department: ['1'], year: ['2'] }));
  router.history.back();
  await waitFor(() => expect(router.state.location.search).toEqual({ department: ['1', '2'], year: ['2'] }));
});

test('choosing in a filter menu writes the address', async () => {
  const { router } = renderApp({ at: '/', answers });
  await userEvent.click(await screen.findByRole('button', { name: 'Department' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Design' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ department: ['2'] }));
});

test('what is suppressed is said to be hidden, in the chart and in the table, and is no zero', async () => {
  const suppressed = [...departments, { id: '3', label: 'Legal', days: null }];
  renderApp({ at: '/', role: 'VIEWER', answers: { ...answers, Overview: () => ({ data: overviewAnswer(suppressed, 10.5) }) } });
  expect(await screen.findByText('Hidden (small group): Legal')).toBeTruthy();
  const panel = screen.getByRole('region', { name: 'Leave days by department' });
  await userEvent.click(await within(panel).findByRole('button', { name: 'Table' }));
  expect(rowText(await within(panel).findByRole('rowheader', { name: 'Legal' }))).toBe('Legal | hidden (small group)');
});

test('nothing found names the filters and offers to loosen each', async () => {
  const { router } = renderApp({ at: '/?department=2', answers: { ...answers, Overview: () => ({ data: overviewAnswer([], 0) }) } });
  expect(await screen.findByText('Department “Design” may be too narrow.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Remove department' }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('without any data nothing is said of filters and statuses, set or not', async () => {
  const filterOptions = { ...FILTER_OPTIONS.filterOptions, statuses: [], firstDate: null, lastDate: null };
  const nothing = { FilterOptions: (): Answer => ({ data: { filterOptions } }), Overview: () => ({ data: overviewAnswer([], 0) }) };
  for (const at of ['/', '/?department=2']) {
    const { unmount } = renderApp({ at, answers: { ...answers, ...nothing } });
    const title = await screen.findByRole('heading', { name: 'No leave yet' });
    expect(within(title.closest('section') as HTMLElement).queryByRole('button')).toBeNull();
    expect(screen.queryByText(/Only approved leave is counted|may be too narrow/)).toBeNull();
    unmount();
  }
});

test('where leave is but none of it approved, the other statuses are offered', async () => {
  const { router } = renderApp({ at: '/', answers: { ...answers, Overview: () => ({ data: overviewAnswer([], 0) }) } });
  expect(await screen.findByRole('heading', { name: 'No approved leave yet' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Count every status' }));
  await waitFor(() => expect(router.state.location.search).toHaveProperty('status'));
});

test('the navigation is one landmark', async () => {
  renderApp({ at: '/', answers });
  await screen.findByTestId('total-days');
  expect(screen.getAllByRole('navigation').map((landmark) => landmark.getAttribute('aria-label'))).toEqual(['Main navigation']);
});

test('an error says what to do and can be tried again', async () => {
  let fails = true;
  renderApp({
    at: '/',
    answers: { ...answers, Overview: () => (fails ? { code: 'QUERY_TOO_COSTLY' } : { data: overviewAnswer(departments, 10.5) }) },
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Narrow the filters');
  fails = false;
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect((await screen.findByTestId('total-days')).textContent).toBe('10.5');
});

test('a new data version refetches while the old figures stay, and marks what changed', async () => {
  let total = 10.5;
  const { emit } = renderApp({ at: '/', answers: { ...answers, Overview: () => ({ data: overviewAnswer(departments, total) }) } });
  const figure = await screen.findByTestId('total-days');
  await waitFor(() => expect(screen.getByTestId('freshness').textContent).toContain('Updated'));
  total = 12;
  emit('DataVersionChanged', { dataVersionChanged: { ...DATA_STATUS, dataVersion: '8' } });
  await waitFor(() => expect(figure.textContent).toBe('12'));
  expect(figure.isConnected).toBe(true);
  await screen.findAllByText('Updated');
});

test('figures that were asked for just before a run ended are asked for again', async () => {
  let asked = 0;
  const before = overviewAnswer(departments, 10.5);
  const after = overviewAnswer(departments, 12);
  const Overview = (): Answer => {
    asked++;
    return {
      data: asked === 1 ? before : Object.fromEntries(Object.entries(after).map(([name, part]) => [name, { ...part, dataVersion: '8' }])),
    };
  };
  renderApp({
    at: '/',
    answers: { ...answers, Overview, DataStatus: () => ({ data: { dataStatus: { ...DATA_STATUS, dataVersion: '8' } } }) },
  });
  await waitFor(() => expect(screen.getByTestId('total-days').textContent).toBe('12'));
  expect(asked).toBe(2);
});

test('a question that was refused is asked again when the data moves: what it names may be there by then', async () => {
  let isKnown = false;
  const Overview = (): Answer => (isKnown ? { data: overviewAnswer(departments, 12) } : { code: 'NOT_FOUND' });
  const { emit } = renderApp({ at: '/', answers: { ...answers, Overview } });
  await screen.findByText('The server did not understand this filter');
  await waitFor(() => expect(screen.getByTestId('freshness').textContent).toContain('Updated'));
  isKnown = true;
  let version = 7;
  // The first notification may arrive before the subscription; each has time to be drawn.
  await waitFor(
    () => {
      version++;
      emit('DataVersionChanged', { dataVersionChanged: { ...DATA_STATUS, dataVersion: String(version) } });
      expect(screen.getByTestId('total-days').textContent).toBe('12');
    },
    { interval: 500 },
  );
});

test('who comes back to the page sees what it showed, without a request while the data is the same', async () => {
  const { router, asked, emit } = renderApp({ at: '/', answers });
  await screen.findByTestId('total-days');
  await waitFor(() => expect(screen.getByTestId('freshness').textContent).toContain('Updated'));
  const leaveAndComeBack = async () => {
    await router.navigate({ to: '/data', search: {} });
    await waitFor(() => expect(screen.queryByTestId('total-days')).toBeNull());
    await router.navigate({ to: '/', search: {} });
    expect((await screen.findByTestId('total-days')).textContent).toBe('10.5');
  };
  const times = () => asked.filter(({ name }) => name === 'Overview').length;
  await leaveAndComeBack();
  expect(times()).toBe(1);
  await router.navigate({ to: '/data', search: {} });
  emit('DataVersionChanged', { dataVersionChanged: { ...DATA_STATUS, dataVersion: '8' } });
  await router.navigate({ to: '/', search: {} });
  expect((await screen.findByTestId('total-days')).textContent).toBe('10.5');
  await waitFor(() => expect(times()).toBe(2));
});

test('an OPERATOR, who sees no leave, lands on the Data page', async () => {
  const { router } = renderApp({ at: '/', role: 'OPERATOR' });
  await waitFor(() => expect(router.state.location.pathname).toBe('/data'));
  expect(screen.queryByRole('link', { name: 'Overview' })).toBeNull();
});

test('demo data is said to be demo data', async () => {
  renderApp({ at: '/', answers });
  expect((await screen.findByRole('note')).textContent).toContain('Demo data');
});
