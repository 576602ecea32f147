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

/** Equal steps up to the largest value. Zero is no step: it is drawn as an empty field with its figure. */
export function heatScale(max: number, mode: 'light' | 'dark'): HeatStep[] {
  if (!(max > 0)) return [];
  const colors = STEPS[mode];
  return colors.map((color, index) => ({
    from: (max * index) / colors.length,
    to: (max * (index + 1)) / colors.length,
    color,
    ink: index < TURN[mode] ? INK[mode][0] : INK[mode][1],
  }));
}
