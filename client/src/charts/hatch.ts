import { luminance } from './contrast';
import type { ChartColors } from './palette';

/** The quiet lines on cells with figures: light or dark, so that they never come near the ink of the figure. */
export const HATCHES = {
  'hatch-light': { lines: '#ffffff', opacity: 0.36 },
  'hatch-dark': { lines: '#0f1216', opacity: 0.26 },
} as const;

/** Above it the ink on a cell is dark. */
const DARK_INK_FROM = 0.18;
/** Above it a cell bears dark lines under dark ink, and light ones would not show. */
const PALE_FROM = 0.5;

/** The hatch for a cell of this colour. */
export function quietHatch(color: string): keyof typeof HATCHES {
  const light = luminance(color);
  return light > DARK_INK_FROM && light < PALE_FROM ? 'hatch-light' : 'hatch-dark';
}

/** Slanting lines over whatever is not final: pending leave, periods that are not over. Quieter where figures stand on them. */
export const hatchPattern = ({ surface, mode }: Pick<ChartColors, 'surface' | 'mode'>): string => {
  const pattern = (id: string, lines: string, opacity: number) =>
    `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.400" height="6" fill="${lines}" fill-opacity="${opacity}"/></pattern>`;
  const quiet = Object.entries(HATCHES).map(([id, { lines, opacity }]) => pattern(id, lines, opacity));
  return pattern('hatch', surface, mode === 'light' ? 0.72 : 0.6) + quiet.join('');
};
