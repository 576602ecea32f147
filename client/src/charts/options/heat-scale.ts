/** The steps of a heatmap, from little to much, each with the ink that is legible on it. */
export interface HeatStep {
  /** Above `from`, up to `to`. */
  from: number;
  to: number;
  color: string;
  ink: string;
}

// One hue by lightness: that order survives every kind of colour blindness, and grey paper.
const STEPS = {
  light: ['#e3edfd', '#bcd3fa', '#8fb4f3', '#5c8fe6', '#2f66cc', '#1b4494'],
  dark: ['#1b2a47', '#24407a', '#2f59b0', '#4d7ddb', '#86aaf2', '#c3d8ff'],
} as const;
const INK = { light: ['#16191f', '#ffffff'], dark: ['#eceff4', '#0f1216'] } as const;
/** The first step whose ink is the second one. */
const TURN = { light: 4, dark: 3 } as const;

const ROUND = [1, 2, 2.5, 5, 10];

/** Equal steps of a round width that reach over the largest value. Zero is no step: it is drawn as an empty field with its figure. */
export function heatScale(max: number, mode: 'light' | 'dark'): HeatStep[] {
  if (!(max > 0)) return [];
  const colors = STEPS[mode];
  const power = 10 ** Math.floor(Math.log10(max / colors.length));
  const width = (ROUND.find((round) => round * power * colors.length >= max) ?? 10) * power;
  const count = Math.max(1, Math.ceil(max / width));
  return Array.from({ length: count }, (_, index) => {
    // Fewer steps take their colours from the whole range nevertheless.
    const place = count === 1 ? colors.length - 1 : Math.round((index * (colors.length - 1)) / (count - 1));
    const ink = INK[mode][place < TURN[mode] ? 0 : 1];
    return { from: width * index, to: width * (index + 1), color: colors[place] ?? '', ink };
  });
}

/** The scale in words: zero, and each step up to its end. */
export function heatLegend(
  steps: readonly HeatStep[],
  colors: { zero: string },
  format: (value: number) => string,
): { label: string; color: string }[] {
  return [{ label: format(0), color: colors.zero }, ...steps.map(({ to, color }) => ({ label: `≤ ${format(to)}`, color }))];
}
