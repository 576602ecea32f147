/** Hues that hold 3:1 against both the light and the dark surface. */
const HUES = ['#3b6fe0', '#0f9d8a', '#c77d0a', '#b0529f', '#d1495b', '#4d8f2f', '#6a6fd8', '#8a6a4f', '#2a8fb8', '#a8663c'] as const;
const NO_TYPE = '#7b8794';

/** One colour per leave type, by its place among all ids and not by its value, so that a filter never changes a colour. */
export function leaveTypeColors(ids: readonly string[]): (id: string) => string {
  const order = ids.filter((id) => id !== '').sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const colors = new Map(order.map((id, index) => [id, HUES[index % HUES.length] ?? NO_TYPE]));
  return (id) => colors.get(id) ?? NO_TYPE;
}

/** The colours a chart draws with; the same as in `app/theme.css`. */
export interface ChartColors {
  mode: 'light' | 'dark';
  bar: string;
  ink: string;
  muted: string;
  grid: string;
}

export const CHART_COLORS: Record<'light' | 'dark', ChartColors> = {
  light: { mode: 'light', bar: '#2f5fd0', ink: '#16191f', muted: '#5b6472', grid: '#eaedf1' },
  dark: { mode: 'dark', bar: '#7096f0', ink: '#eceff4', muted: '#97a1b0', grid: '#252b34' },
};
