import type { ChartColors } from './palette';

/** Slanting lines over whatever is not final: pending leave, periods that are not over. Quieter where figures stand on them. */
export const hatchPattern = ({ surface, mode }: Pick<ChartColors, 'surface' | 'mode'>): string => {
  const lines = (id: string, opacity: number) =>
    `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.400" height="6" fill="${surface}" fill-opacity="${opacity}"/></pattern>`;
  return lines('hatch', mode === 'light' ? 0.72 : 0.6) + lines('hatch-quiet', 0.3);
};
