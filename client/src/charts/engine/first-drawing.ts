import type { ApexOptions } from 'apexcharts';

/** What the library hands to its events: the part of a chart that is set here. */
export interface LibraryChart {
  el: Element | null;
  /** Puts what was created on screen. */
  mount(created: unknown): Promise<unknown>;
  w: { config: { chart: { animations: { enabled: boolean } } }; globals: { dom: { elGraphical: unknown } } };
}

/** The most bars and points that move to their new place at the same time: each costs as much as a drawing of its own. */
const MAX_ANIMATED = 60;

/** Shows what the library drew hidden. The library revisits all bars after each bar: for hundreds, that is half of the drawing time. */
class ShownOnce extends Array<unknown> {
  override forEach(show: (element: unknown, index: number, all: unknown[]) => void): void {
    super.forEach(show);
    this.length = 0;
  }
}

/**
 * The library creates a chart and puts it on screen in one piece. The first time it does so in two, so that the page answers in between;
 * a change in the meantime has redrawn it, or the chart has been destroyed: its element is gone, or stays for the next chart in it.
 */
function mountLater(chart: LibraryChart): void {
  const mount = chart.mount;
  let mounts = 0;
  chart.mount = (created) => {
    mounts++;
    if (mounts > 1) return mount.call(chart, created);
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        if (mounts > 1 || !chart.el?.isConnected || !chart.w.globals.dom.elGraphical) resolve(created);
        else mount.call(chart, created).then(resolve, reject);
      });
    });
  };
}

/**
 * For each of the chart's drawings, which begin with an empty list.
 * @param isAtOnce for paper, which does not wait
 */
export function beforeDrawing(chart: LibraryChart, isAtOnce: boolean): void {
  if (!isAtOnce) mountLater(chart);
  let list = new ShownOnce();
  Object.defineProperty(chart.w.globals, 'delayedElements', {
    enumerable: true,
    get: () => list,
    set: () => {
      list = new ShownOnce();
    },
  });
}

/**
 * A chart is drawn where it belongs, which takes a fraction of letting it grow there. From then on what changes moves.
 * @param isWanted false where the viewer asked for less motion
 */
export function afterDrawing(chart: LibraryChart, isWanted: boolean, series: ApexOptions['series'] = []): void {
  const points = series.map((one) => (typeof one === 'number' ? 1 : one.data.length)).reduce((sum, count) => sum + count, 0);
  chart.w.config.chart.animations.enabled = isWanted && points <= MAX_ANIMATED;
}
