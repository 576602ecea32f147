import ReactApexChart from 'react-apexcharts';
import { markPoints } from './mark-points';

// It is CommonJS with a default of its own, which some bundlers hand over one level deeper.
const nested = (ReactApexChart as unknown as { default?: typeof ReactApexChart }).default;

/** The chart library, in a chunk of its own: imported only by `chart-library.ts`. */
export const ApexChart = nested ?? ReactApexChart;

/** Marks what has been drawn: it is needed with the library and not before. */
export const markDrawn = markPoints;

giveRectanglesASize();

/**
 * The library makes each rectangle without a size, and its drawing library then asks the browser for one, which triggers a layout:
 * for the hundreds of cells of a heat map that was half of their drawing. It sets the size itself right after.
 */
function giveRectanglesASize(): void {
  type MakeRectangle = (this: unknown, width?: number, height?: number) => unknown;
  const { SVG } = window as unknown as { SVG?: () => object };
  let owner = SVG?.();
  while (owner && !Object.hasOwn(owner, 'rect')) owner = Object.getPrototypeOf(owner) as object | undefined;
  const { rect } = (owner ?? {}) as { rect?: MakeRectangle };
  if (!owner || !rect) return;
  const withSize: MakeRectangle = function (width = 0, height = 0) {
    return rect.call(this, width, height);
  };
  Object.assign(owner, { rect: withSize });
}
