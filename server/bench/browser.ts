import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../client/test/browser';
import { startBenchServer } from './bench-server';
import { median, percentile, round } from './percentile';

const OPENINGS = 5;
const DRAG_STEPS = 20;
const VIEWPORT = { width: 1350, height: 940 };
const PATIENCE = { timeout: 120_000 };
/** A page that changed nothing for this long has drawn what it was to draw. */
const QUIET_MILLISECONDS = 700;
const LOOK_MILLISECONDS = 50;

/** Notes, in milliseconds since the page began: its largest paint, when it and its charts changed last, and when somebody last acted. */
const WATCH = `
  window.watched = { paint: 0, changed: 0, drawn: 0, acted: 0 };
  new PerformanceObserver((list) => { watched.paint = list.getEntries().at(-1).startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new MutationObserver((changes) => {
    const elements = changes.map(({ target }) => target.closest ? target : target.parentElement);
    if (elements.some((one) => one?.closest('main'))) watched.changed = performance.now();
    if (elements.some((one) => one?.closest('main svg.apexcharts-svg'))) watched.drawn = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of ['pointermove', 'click']) addEventListener(type, ({ timeStamp }) => { watched.acted = timeStamp; }, { capture: true });
`;

interface Watched {
  paint: number;
  changed: number;
  drawn: number;
  acted: number;
}

/** Prints how long somebody waits in Chromium on the machine of the server: an Overview that opens, a filter, the steps of a drag. */
export async function benchBrowser(records: number): Promise<void> {
  const server = await startBenchServer({ records, moment: new Date() });
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ viewport: VIEWPORT, locale: 'en-US', reducedMotion: 'reduce' })).newPage();
    await page.addInitScript(WATCH);
    await page.goto(`${server.origin}/sign-in#token=${await server.mint('ADMIN')}`);
    await page.getByRole('heading', { name: 'Overview' }).waitFor(PATIENCE);
    await untilQuiet(page);
    const openings = await repeat(OPENINGS, () => open(page, server.origin));
    const filters = await chooseFilters(page);
    await open(page, server.origin);
    const steps = await dragOverMonths(page);
    console.log(`\n${records} records, Chromium without a graphics card on the same cores: Overview, ${OPENINGS} openings`);
    console.table({
      'largest paint, median ms': round(median(openings.map(({ paint }) => paint))),
      'quiet, median ms': round(median(openings.map(({ changed }) => changed))),
      [`a filter chosen to the charts redrawn, median ms of ${filters.length}`]: round(median(filters.map(({ drawn }) => drawn))),
      'a filter chosen to everything redrawn, median ms': round(median(filters.map(({ changed }) => changed))),
      [`a step of a drag to all panels redrawn, median ms of ${steps.length}`]: round(median(steps)),
      'a step of a drag to all panels redrawn, 95 % ms': round(percentile(steps, 0.95)),
    });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function open(page: Page, origin: string): Promise<Watched> {
  await page.goto(origin);
  await page.locator('.apexcharts-bar-area').first().waitFor(PATIENCE);
  return untilQuiet(page);
}

/** One leave type after the other. */
async function chooseFilters(page: Page): Promise<Pick<Watched, 'drawn' | 'changed'>[]> {
  await page.getByRole('button', { name: 'Leave type', exact: true }).click();
  const options = page.getByRole('listbox', { name: 'Leave type' }).getByRole('option');
  await options.first().waitFor(PATIENCE);
  const count = await options.count();
  const times: Pick<Watched, 'drawn' | 'changed'>[] = [];
  for (let at = 0; at < count; at++) {
    await options.nth(at).click();
    const { drawn, changed, acted } = await untilQuiet(page);
    times.push({ drawn: drawn - acted, changed: changed - acted });
  }
  return times;
}

async function dragOverMonths(page: Page): Promise<number[]> {
  const months = page.getByRole('region', { name: 'Leave days by month', exact: true });
  await months.scrollIntoViewIfNeeded();
  const [plot, bars] = [
    await months.locator('.apexcharts-grid').first().boundingBox(),
    await months.locator('.apexcharts-bar-area').count(),
  ];
  if (!plot) throw new Error('The chart of months has no plot.');
  const xOf = (month: number) => plot.x + (plot.width * (month + 0.5)) / bars;
  await page.mouse.move(xOf(bars - 1), plot.y + 30);
  await page.mouse.down();
  await page.mouse.move(xOf(bars - 1) - 4, plot.y + 30);
  await untilQuiet(page);
  const times: number[] = [];
  for (let step = 1; step <= Math.min(DRAG_STEPS, bars - 1); step++) {
    await page.mouse.move(xOf(bars - 1 - step), plot.y + 30);
    const { changed, acted } = await untilQuiet(page);
    // A step that changes nothing on the page, such as one beyond its first month, would count as no time.
    if (changed > acted) times.push(changed - acted);
  }
  await page.mouse.up();
  return times;
}

async function untilQuiet(page: Page): Promise<Watched> {
  for (;;) {
    await delay(LOOK_MILLISECONDS);
    const { now, ...watched } = await page.evaluate<Watched & { now: number }>('({ ...watched, now: performance.now() })');
    if (watched.changed > 0 && now - Math.max(watched.changed, watched.acted) > QUIET_MILLISECONDS) return watched;
  }
}

async function repeat<Value>(times: number, work: () => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (let time = 0; time < times; time++) values.push(await work());
  return values;
}
