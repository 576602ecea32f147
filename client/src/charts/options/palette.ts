/** Hues that hold 3:1 against both the light and the dark surface. */
const HUES = ['#3b6fe0', '#0f9d8a', '#c77d0a', '#b0529f', '#d1495b', '#4d8f2f', '#6a6fd8', '#8a6a4f', '#2a8fb8', '#a8663c'] as const;
/** What has no value: neither a hue nor the colour of a fold. */
export const NO_VALUE = '#7b8794';

/** Colours for a few things beside each other that are no leave types: they differ in lightness too. */
export const COMPARED = { light: ['#2f5fd0', '#c77d0a'], dark: ['#7096f0', '#e0a349'] } as const;

/** What stands beside the bars in question: quieter, and apart from them in lightness. */
export const BESIDE = { light: '#8b98aa', dark: '#5f6c7e' } as const;

/** Hues for values without a colour of their own, in the order in which they are shown. */
export const hueAt = (index: number): string => HUES[index % HUES.length] ?? NO_VALUE;
export const OTHERS_COLOR = '#8b95a4';

/** The colours a chart draws with; the same as in `app/theme.css`. */
export interface ChartColors {
  mode: 'light' | 'dark';
  bar: string;
  ink: string;
  muted: string;
  grid: string;
  surface: string;
  /** A cell of a heatmap that is zero. */
  zero: string;
}

export const CHART_COLORS: Record<'light' | 'dark', ChartColors> = {
  light: { mode: 'light', bar: '#2f5fd0', ink: '#16191f', muted: '#5b6472', grid: '#eaedf1', surface: '#ffffff', zero: '#f3f5f8' },
  dark: { mode: 'dark', bar: '#7096f0', ink: '#eceff4', muted: '#97a1b0', grid: '#252b34', surface: '#171b21', zero: '#1e242c' },
};
