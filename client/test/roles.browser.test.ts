import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../server/src/api/shared/auth/role';
import { makeRecords } from '../../server/test/records';
import { startTestDashboard, type TestDashboard } from './dashboard';

let dashboard: TestDashboard;
beforeAll(async () => {
  dashboard = await startTestDashboard(makeRecords(60, () => ({ leaveDays: 1, startDate: '2024-03-12', endDate: '2024-03-12' })));
});
afterAll(() => dashboard?.close());

/** A browser of another person, signed in with a token of the role. */
async function signInAs(role: Role, path = '/'): Promise<Page> {
  const context = await dashboard.browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  await page.goto(`${dashboard.api.url}/sign-in#token=${await dashboard.api.tokenOf(role)}`);
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
  if (path !== '/') await page.goto(`${dashboard.api.url}${path}`);
  return page;
}

const pagesOf = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link').allTextContents();

test('everybody is offered the pages of their role, and no others', async () => {
  const expected: [Role, string[]][] = [
    ['OPERATOR', ['Data']],
    ['VIEWER', ['Overview', 'Trends', 'Patterns', 'Data']],
    ['ANALYST', ['Overview', 'Trends', 'Patterns', 'Employees', 'Calendar', 'Balances', 'Checks', 'Data']],
    ['HR', ['Overview', 'Trends', 'Patterns', 'Employees', 'Calendar', 'Balances', 'Checks', 'Data', 'Workforce']],
    ['ADMIN', ['Overview', 'Trends', 'Patterns', 'Employees', 'Calendar', 'Balances', 'Checks', 'Data', 'Workforce', 'Administration']],
  ];
  for (const [role, pages] of expected) {
    const page = await signInAs(role);
    expect(await pagesOf(page), role).toEqual(pages);
    await page.context().close();
  }
});

test('a link to people leads a VIEWER to the Overview, without a figure of a single person', async () => {
  const page = await signInAs('VIEWER', '/employees');
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  expect(await page.getByText('Away today').count()).toBe(0);
  await page.context().close();
});

test('what people wrote is shown to HR and not to an ANALYST', async () => {
  const { data } = await dashboard.api.query('ADMIN', '{ employees(first: 1) { nodes { id } } }');
  const profile = `/employees/${data.employees.nodes[0].id}?in=all`;
  const hr = await signInAs('HR', profile);
  await hr.getByText('Reason and remarks').first().waitFor();
  const analyst = await signInAs('ANALYST', profile);
  await analyst.getByRole('columnheader', { name: 'Dates' }).waitFor();
  expect(await analyst.getByText('Reason and remarks').count()).toBe(0);
  await hr.context().close();
  await analyst.context().close();
});

test('who signs out is out: the page asks to sign in, its way back too, and the session is dead', async () => {
  const page = await signInAs('ANALYST');
  const [session] = await page.context().cookies();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
  await page.goto(`${dashboard.api.url}/employees`);
  await page.waitForURL(/sign-in/);
  const answer = await fetch(`${dashboard.api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `${session?.name}=${session?.value}`, origin: dashboard.api.url },
    body: JSON.stringify({ query: '{ viewer { role } }' }),
  });
  expect(answer.status).toBe(401);
  await page.context().close();
});
