import type { ChartColors } from './palette';

/** Hatching for cells that show a figure: colour and opacity of its lines, which contrast with the text of the figure. */
export const HATCHES = {
  'hatch-light': ['#ffffff', 0.36],
  'hatch-dark': ['#0f1216', 0.26],
  'hatch-pale': ['#1b4494', 0.16],
} as const;

/**
 * The hatch for a cell of this colour. The green channel is enough to judge how light a step is: the dark ones have light ink and take dark
 * lines, those in the middle have dark ink and take light lines, and on the pale ones light lines would not show.
 */
export function quietHatch(color: string): keyof typeof HATCHES {
  const green = Number.parseInt(color.slice(3, 5), 16);
  if (green > 0xd0) return 'hatch-pale';
  return green > 0x70 ? 'hatch-light' : 'hatch-dark';
}

/** Slanting lines over everything that is not final: pending leave, periods that are not over. Quieter where figures stand on them. */
export const hatchPattern = ({ surface, mode }: Pick<ChartColors, 'surface' | 'mode'>): string =>
  Object.entries({ hatch: [surface, mode === 'light' ? 0.72 : 0.6], ...HATCHES })
    .map(
      ([id, [lines, opacity]]) =>
        `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.400" height="6" fill="${lines}" fill-opacity="${opacity}"/></pattern>`,
    )
    .join('');
