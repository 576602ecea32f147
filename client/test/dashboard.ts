import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { createHttpSource } from '../../server/src/ingest/1-fetch/http-source';
import { createIngestRunner, type IngestRunner } from '../../server/src/ingest/ingest-runner';
import { createLogger } from '../../server/src/logger';
import { startTestApi, type TestApi } from '../../server/test/api';
import { createFakeUpstream, type FakeUpstream } from '../../server/test/fake-upstream';
import { UPSTREAM_TOKEN, WEEKDAY_CALENDAR } from '../../server/test/ingest';
import type { TestRecord } from '../../server/test/records';
import { launchBrowser } from './browser';

/** The widths that every page is made for. */
export const WIDTHS = [1440, 390] as const;
const HEIGHT = 1000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The built dashboard in a real browser, over the real API and what one ingest run took in. */
export interface TestDashboard {
  api: TestApi;
  upstream: FakeUpstream;
  browser: Browser;
  page: Page;
  /** What the console said, what crashed, and which other host was asked. */
  problems: string[];
  /** Opens the sign-in link of an ADMIN and waits for the Overview. */
  signIn(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestDashboard(records: readonly TestRecord[]): Promise<TestDashboard> {
  const upstream = createFakeUpstream({ records, token: UPSTREAM_TOKEN });
  const { url } = await upstream.start();
  const api = await startTestApi({
    clientDir: 'dist/client',
    startIngest: ({ triggeredBy, dryRun }) => runner.start({ trigger: 'API', triggeredBy, dryRun }),
  });
  const source = createHttpSource({
    url,
    token: UPSTREAM_TOKEN,
    daysAhead: 365,
    timeZone: 'Asia/Kathmandu',
    deadlineMs: 20_000,
    maxPageBytes: 1_000_000,
    onRetry: () => undefined,
  });
  const runner: IngestRunner = createIngestRunner({
    databaseUrl: api.databaseUrl,
    source,
    calendar: WEEKDAY_CALENDAR,
    logger: createLogger('silent'),
  });
  await (await runner.start({ trigger: 'COMMAND', triggeredBy: 'test', dryRun: false })).finished;

  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: HEIGHT }, locale: 'en-US', acceptDownloads: true });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(api.url) && !/^(data|blob):/.test(request.url())) problems.push(`request to ${request.url()}`);
  });
  return {
    api,
    upstream,
    browser,
    page,
    problems,
    async signIn() {
      await page.goto(`${api.url}/sign-in#token=${await api.tokenOf('ADMIN')}`);
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
    },
    async close() {
      await browser.close();
      await runner.stop();
      await api.close();
      await upstream.stop();
    },
  };
}

/** A4 without its margins, in CSS pixels. */
const PAPER_WIDTH = 718;
const PATIENCE_MILLISECONDS = 5_000;

/**
 * What is wrong with the page at each width, in its colours of the moment: what axe finds, and a page that is wider than its window. On
 * paper: a header that does not say what it is, of what day and data version, what is there to press, and what is cut off.
 * @param ready waits until what is to be looked at is there, after each change of the width
 */
export async function findFaults(page: Page, ready: () => Promise<void>): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await ready();
    // What waits for an answer is dimmed, on purpose.
    await page.locator('[data-pending]').first().waitFor({ state: 'detached' });
    // Evaluated as text: a script element would need the content security policy to allow it.
    await page.evaluate(AXE);
    const found = (await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
         .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`,
    )) as string[];
    faults.push(...found.map((fault) => `${width}: ${fault}`));
    const overflow = (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number;
    if (overflow > 0) faults.push(`${width}: ${overflow} pixels wider than the window`);
  }
  faults.push(...(await findPaperFaults(page)));
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  return faults;
}

async function findPaperFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: PAPER_WIDTH, height: HEIGHT });
  const today = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'Asia/Kathmandu' }).format(new Date());
  const [header, title] = [await page.getByTestId('print-header').innerText(), (await page.locator('h1').textContent()) ?? ''];
  const faults = [title, today, 'data version ', 'updated ', 'complete']
    .filter((part) => !header.includes(part))
    .map((part) => `paper: its header says no ${part}`);
  for (const name of ['Print or save as PDF', 'Download', 'Run now', 'New token', 'New feed'])
    if (await page.getByRole('button', { name, exact: true }).isVisible()) faults.push(`paper: the button ${name}`);
  const hidden = await page.evaluate<string[]>(HEADINGS_OF_ONE_PAGE);
  faults.push(...hidden.map((table) => `paper: no headings on its second page ${table}`));
  // The charts and the list follow the width a moment later.
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  let cut = await findCutOff(page);
  while (cut.length > 0 && Date.now() < deadline) cut = await findCutOff(page);
  await page.emulateMedia({ media: 'screen' });
  return [...faults, ...cut.map((element) => `paper: cut off ${element}`)];
}

/** Tables whose headings are not repeated on each sheet: Chrome repeats a group of header rows, but not what sticks to an edge. */
const HEADINGS_OF_ONE_PAGE = `[...document.querySelectorAll('main table')]
  .filter((table) => table.checkVisibility() && table.tHead)
  .filter(({ tHead }) => getComputedStyle(tHead).display !== 'table-header-group' ||
    [...tHead.querySelectorAll('th')].some((cell) => getComputedStyle(cell).position === 'sticky'))
  .map((table) => table.outerHTML.slice(0, 160))`;

/** What the edge of the paper, or of a box that nobody can scroll there, cuts off; and drawings that would not shrink to the paper. */
const findCutOff = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const shown = [...document.querySelectorAll('main *')].filter((element) => element.checkVisibility());
    const cut = shown.filter((element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      return element.clientWidth > 1 && overflowX !== 'visible' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
    });
    const beyond = shown.filter((element) => element.matches('table, .apexcharts-canvas') && element.getBoundingClientRect().right > innerWidth + 1);
    const rigid = shown.filter((element) => element.matches('svg.apexcharts-svg') && !element.hasAttribute('viewBox'));
    return [...cut, ...beyond, ...rigid].map((element) => element.outerHTML.slice(0, 160));
  })()`);
