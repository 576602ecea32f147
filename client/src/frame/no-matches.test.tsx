import '../../test/browser-gaps';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aggregate, FILTER_OPTIONS, yearsAnswer } from '../../test/answers';
import { type Answer, renderApp } from '../../test/render-app';

const FilterOptions = (): Answer => ({ data: FILTER_OPTIONS });
const nothing = (dimension: string) => aggregate(dimension, [], 0);

test('a weekday that leaves nothing is named and can be removed', async () => {
  const Overview = (): Answer => ({
    data: {
      byMonth: nothing('YEAR_MONTH'),
      byDepartment: nothing('DEPARTMENT'),
      byType: nothing('LEAVE_TYPE'),
      byDesignation: nothing('DESIGNATION'),
      ...yearsAnswer(0, 0),
    },
  });
  const { router } = renderApp({ at: '/?weekdays=7&attribution=leave', answers: { FilterOptions, Overview } });
  await screen.findByText('Weekday “Sunday” may be too narrow.');
  await userEvent.click(screen.getByRole('button', { name: 'Remove weekday' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ attribution: ['leave'] }));
});

test('clearing the filters of a page keeps those that it does not follow', async () => {
  const Employees = (): Answer => ({
    data: {
      employees: {
        __typename: 'EmployeeConnection',
        totalCount: 0,
        dataVersion: '7',
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        nodes: [],
      },
    },
  });
  const { router } = renderApp({ at: '/employees?department=2&designation=1&year=1', answers: { FilterOptions, Employees } });
  await screen.findByText('Department “Design” may be too narrow.');
  const [inTheList] = screen.getAllByRole('button', { name: 'Clear all' }).reverse();
  if (inTheList) await userEvent.click(inTheList);
  await waitFor(() => expect(router.state.location.search).toEqual({ year: ['1'] }));
});
