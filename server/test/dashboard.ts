import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { createHttpSource } from '../src/ingest/1-fetch/http-source';
import { createIngestRunner, type IngestRunner } from '../src/ingest/ingest-runner';
import { createLogger } from '../src/logger';
import { startTestApi, type TestApi } from './api';
import { launchBrowser } from './browser';
import { createFakeUpstream, type FakeUpstream } from './fake-upstream';
import { UPSTREAM_TOKEN, WEEKDAY_CALENDAR } from './ingest';
import type { TestRecord } from './records';

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

/**
 * What is wrong with the page at each width, in its colours of the moment: what axe finds, and a page that is wider than its window.
 * @param ready waits until what is to be looked at is there, after each change of the width
 */
export async function findFaults(page: Page, ready: () => Promise<void>): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await ready();
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
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  return faults;
}
