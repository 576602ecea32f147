import { expect, test, vi } from 'vitest';
import { beforeDrawing, type LibraryChart } from './first-drawing';

/** The part of a chart that is used here. Its element is on the page. */
function makeChart(): LibraryChart {
  const el = document.body.appendChild(document.createElement('div'));
  return {
    el,
    mount: vi.fn(async (created) => created),
    w: { config: { chart: { animations: { enabled: true } } }, globals: { dom: { elGraphical: {} } } },
  };
}

test('a chart is put on screen after the page had a turn', async () => {
  const chart = makeChart();
  const { mount } = chart;
  beforeDrawing(chart, false);
  const mounted = chart.mount('created');
  expect(mount).not.toHaveBeenCalled();
  await mounted;
  expect(mount).toHaveBeenCalledOnce();
});

test('a chart that was destroyed meanwhile is not, also if its element is still on the page', async () => {
  const chart = makeChart();
  const { mount } = chart;
  beforeDrawing(chart, false);
  const mounted = chart.mount('created');
  chart.w.globals.dom.elGraphical = null;
  await mounted;
  expect(mount).not.toHaveBeenCalled();
});
