import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { makeRecords } from '../../server/test/records';
import { startTestDashboard, type TestDashboard, WIDTHS } from './dashboard';

// Names as people have them: of 200 letters, without a space, and from right to left beside a bracket.
const LONG = 'x'.repeat(200);
const ARABIC = 'نور المصري';
const records = makeRecords(40, (id) => ({
  ...(id % 10 === 1 ? { firstName: LONG, lastName: 'Oakes', departmentDescription: `${LONG} department`, designationName: LONG } : {}),
  ...(id % 10 === 2 ? { firstName: 'نور', lastName: 'المصري', isHr: true } : {}),
  // Three days more than there are.
  ...(id === 1 ? { startDate: '2024-03-04', endDate: '2024-03-20', leaveDays: 13 } : {}),
  leaveTypeName: id % 2 === 0 ? 'Discretionary' : `Type ${LONG}`,
  leaveTypeId: id % 2 === 0 ? 7 : 8,
}));
const PAGES = [
  '/',
  '/trends?stack=department',
  '/calendar?month=2024-04&day=2024-04-23',
  '/calendar?month=2024-04&view=whatif',
  '/balances',
  '/employees',
  '/employees/E1',
  '/checks',
  '/workforce',
];

let dashboard: TestDashboard;
let api: TestApi;
let page: Page;
beforeAll(async () => {
  dashboard = await startTestDashboard(records);
  ({ api, page } = dashboard);
  await dashboard.signIn();
});
afterAll(() => dashboard?.close());

/** The innermost elements that make the page wider than its window. */
const findWide = (): Promise<string[]> =>
  page.evaluate(`(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const isWide = (element) => element.getBoundingClientRect().left + Math.max(element.offsetWidth ?? 0, element.scrollWidth) > innerWidth + 1;
    const isScrolled = (element) => {
      for (let at = element.parentElement; at !== document.body; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible' && !isWide(at)) return true;
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => isWide(element) && !isScrolled(element));
    return ['too wide', ...wide.filter((element) => ![...element.children].some(isWide)).map((element) => element.outerHTML.slice(0, 120))];
  })()`);

test.each(PAGES)('%s is no wider than its window with names of 200 letters', async (path) => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 1000 });
    await page.goto(`${api.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('main', { hasText: /x{20}/ }).waitFor();
    await page.locator('[data-pending]').first().waitFor({ state: 'detached' });
    expect(await findWide(), `${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: WIDTHS[0], height: 1000 });
});

test('the whole of a long name is there for who points at it', async () => {
  await page.goto(`${api.url}/balances`);
  const whole = page.locator(`[title*="${LONG}"]`).or(page.getByText(LONG));
  await whole.first().waitFor();
});

test('a name from right to left does not move the bracket behind it', async () => {
  await page.goto(`${api.url}/workforce`);
  const name = page.locator('bdi', { hasText: ARABIC });
  await name.first().waitFor();
  const bracket = (await page.evaluate(`(() => {
    const name = [...document.querySelectorAll('bdi')].find((element) => element.textContent === ${JSON.stringify(ARABIC)});
    const after = document.createRange();
    const text = name.nextSibling;
    after.setStart(text, text.textContent.indexOf('('));
    after.setEnd(text, text.textContent.indexOf('(') + 1);
    return after.getBoundingClientRect().left - name.getBoundingClientRect().right;
  })()`)) as number;
  expect(bracket).toBeGreaterThanOrEqual(0);
});

test('a profile with more days taken than there are says what happens to the debt', async () => {
  await page.goto(`${api.url}/employees/E1`);
  await page.getByText('Overdrawn days are not carried into the next fiscal year.').first().waitFor();
});

test.each(['th-TH', 'fa-IR'])('a browser in %s shows months and numbers in the language of the page', async (locale) => {
  const context = await dashboard.browser.newContext({ locale, viewport: { width: 1440, height: 1000 } });
  const other = await context.newPage();
  await other.goto(`${api.url}/sign-in#token=${await api.tokenOf('ADMIN')}`);
  await other.getByRole('heading', { name: 'Overview' }).waitFor();
  await other.goto(`${api.url}/calendar?month=2024-03`);
  await other.getByRole('heading', { name: 'March 2024' }).waitFor();
  expect(await other.getByRole('main').innerText()).not.toMatch(/[\u0e00-\u0e7f\u06f0-\u06f9]|2567|1402/);
  await context.close();
});
