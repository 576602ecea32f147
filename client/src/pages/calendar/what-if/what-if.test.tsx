import '../../../../test/browser-gaps';
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FILTER_OPTIONS } from '../../../../test/answers';
import { type Answer, renderApp } from '../../../../test/render-app';

const cell = {
  __typename: 'CoverageCell',
  date: '2024-03-01',
  isWorkingDay: true,
  groupId: '1',
  groupLabel: 'Engineering',
  rostered: 6,
  presentBefore: 5,
  coverageBefore: 5 / 6,
};
const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  CoverageNow: (): Answer => ({ data: { coverageWhatIf: { __typename: 'CoverageWhatIf', dataVersion: '7', cells: [cell] } } }),
};
const ONE_TRIED = '/calendar?view=whatif&month=2024-03&try=1~2024-03-01~2024-03-01';

test('a key that moves nothing leaves no preview behind', async () => {
  renderApp({ at: ONE_TRIED, answers });
  fireEvent.keyDown(await screen.findByRole('slider'), { key: 'Home' });
  expect(screen.getByTestId('what-if-summary').getAttribute('aria-live')).toBe('polite');
});

test('the filters that the what-if does not follow are named', async () => {
  renderApp({ at: `${ONE_TRIED}&department=1&type=1&status=REQUESTED`, answers });
  expect(await screen.findByText('These filters do not apply here: Leave type and Status.')).toBeTruthy();
});
