import '../../test/browser-gaps';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { LAGGING_FILTER_OPTIONS, overviewAnswer } from '../../test/answers';
import { type Answer, renderApp } from '../../test/render-app';

test('the fiscal year of today is the current one, also where the source calls another one current', async () => {
  renderApp({
    at: '/',
    answers: {
      FilterOptions: (): Answer => ({ data: LAGGING_FILTER_OPTIONS }),
      Overview: (): Answer => ({ data: overviewAnswer([{ id: '1', label: 'Engineering', days: 5 }], 5) }),
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Fiscal year' }, { timeout: 20_000 }));
  const years = within(await screen.findByRole('listbox', { name: 'Fiscal year' })).getAllByRole('option');
  expect(years.map(({ textContent }) => textContent)).toEqual(['2024/25current', '2023/24', '2022/23']);
}, 60_000);
