import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../server/test/api';
import { chartRecords } from './chart-records';
import { startTestDashboard, type TestDashboard } from './dashboard';

// What a page does while it opens: nothing in the console, nothing that jumps, a focus that is seen.

const MAX_SHIFT = 0.05;

let dashboard: TestDashboard;
let api: TestApi;
let page: Page;
beforeAll(async () => {
  dashboard = await startTestDashboard(chartRecords);
  ({ api, page } = dashboard);
});
afterAll(() => dashboard?.close());

test('a visit without a session leads to the sign-in page and logs nothing', async () => {
  const context = await dashboard.browser.newContext();
  const visitor = await context.newPage();
  const said: string[] = [];
  visitor.on('console', (message) => said.push(message.text()));
  await visitor.goto(`${api.url}/trends?department=1`);
  await visitor.waitForURL(/\/sign-in\?back=/);
  await visitor.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(said).toEqual([]);
  await context.close();
});

test('a select that has the focus by keyboard has a ring', async () => {
  await dashboard.signIn();
  await page.goto(`${api.url}/calendar`);
  const select = page.getByRole('combobox', { name: 'Group by' });
  await select.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  const ring = await page.evaluate<string>(
    `(() => { const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement); return outlineStyle + ' ' + outlineWidth; })()`,
  );
  expect(ring).toBe('solid 2px');
});

test('no page of the navigation and no profile moves while it opens', async () => {
  await page.addInitScript(`
    window.shift = 0;
    window.moved = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        window.shift += entry.value;
        for (const { node } of entry.sources) window.moved.push(String(node?.outerHTML).slice(0, 120));
      }
    }).observe({ type: 'layout-shift', buffered: true });`);
  await page.goto(`${api.url}/`);
  const links = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link');
  await links.first().waitFor();
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(paths.length).toBeGreaterThan(7);
  const { data } = await api.query('ADMIN', '{ employees(first: 1) { nodes { id } } }');
  for (const path of [...paths, `/employees/${data.employees.nodes[0].id}`]) {
    await page.goto(`${api.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const moved = await page.evaluate<string[]>('window.moved');
    expect(await page.evaluate<number>('window.shift'), `${path}: ${moved.join('\n')}`).toBeLessThanOrEqual(MAX_SHIFT);
  }
});

test('the gauges of a profile have their figures as a table, and a picture with each of them', async () => {
  const { data } = await api.query('ADMIN', '{ employees(first: 1) { nodes { id } } }');
  await page.goto(`${api.url}/employees/${data.employees.nodes[0].id}`);
  const panel = page.getByRole('region', { name: 'Balances', exact: true });
  await panel.locator('svg.apexcharts-svg').first().waitFor();
  await panel.getByRole('button', { name: 'Download Balances' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Drawing (SVG)' }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.svg$/);
  await panel.getByRole('button', { name: 'Table' }).click();
  await panel.getByRole('columnheader', { name: 'Available' }).waitFor();
});
