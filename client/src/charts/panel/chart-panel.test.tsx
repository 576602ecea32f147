import '../../../test/browser-gaps';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { FILTER_OPTIONS, overviewAnswer } from '../../../test/answers';
import { type Answer, renderApp } from '../../../test/render-app';

afterEach(() => vi.restoreAllMocks());

const forecast = {
  __typename: 'ForecastRow',
  startDate: '2024-04-01',
  endDate: '2024-04-30',
  approvedDays: 3,
  pendingDays: 0,
  forecastDays: 5,
  lowDays: 4,
  highDays: 6,
  lastYearDays: 4,
  method: 'PICK_UP',
  shortfall: null,
  suppressed: false,
};
const answers = {
  FilterOptions: (): Answer => ({ data: FILTER_OPTIONS }),
  Overview: (): Answer => ({ data: overviewAnswer([{ id: '1', label: 'Engineering', days: 5 }], 5) }),
  ComingMonths: (): Answer => ({ data: { leaveForecast: { __typename: 'LeaveForecast', dataVersion: '7', total: [forecast] } } }),
};

/** Saves the figures of a chart and returns the name of the file. */
async function saveCsv(chart: string): Promise<string | undefined> {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const panel = await screen.findByRole('region', { name: chart });
  await userEvent.click(await within(panel).findByRole('button', { name: `Download ${chart}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Figures (CSV)' }));
  await vi.waitFor(() => expect(saved).toHaveLength(1), { timeout: 20_000 });
  return saved[0];
}

test('the file of a chart that does not follow a filter of the page does not name it', async () => {
  renderApp({ at: '/?year=2&type=1', answers });
  expect(await saveCsv('Leave days to come')).toBe('leave-days-to-come_all-fiscal-years_leave-type-annual_status-approved_v7.csv');
});

test('the file of two fiscal years names both', async () => {
  renderApp({ at: '/', answers });
  expect(await saveCsv('Leave days by month')).toBe('leave-days-by-month_fiscal-year-2022-23-and-2023-24_status-approved_v7.csv');
});

test('a file that cannot be saved is said, and can be asked for again', async () => {
  renderApp({ at: '/', answers });
  const blob = vi.spyOn(URL, 'createObjectURL').mockImplementationOnce(() => {
    throw new Error('no space');
  });
  const panel = await screen.findByRole('region', { name: 'Leave days by department' });
  await userEvent.click(await within(panel).findByRole('button', { name: 'Download Leave days by department' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Figures (CSV)' }));
  expect((await within(panel).findByRole('alert')).textContent).toContain('The file could not be saved');
  await userEvent.click(within(panel).getByRole('button', { name: 'Try again' }));
  await vi.waitFor(() => expect(blob).toHaveBeenCalledTimes(2), { timeout: 20_000 });
  expect(within(panel).queryByRole('alert')).toBeNull();
});
