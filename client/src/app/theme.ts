import { createTheme, localStorageColorSchemeManager, type MantineColorsTuple } from '@mantine/core';

const brand: MantineColorsTuple = [
  '#eaf0fd',
  '#d3dffb',
  '#a9c2ff',
  '#8aabf7',
  '#7096f0',
  '#4d79e2',
  '#2f5fd0',
  '#2953b8',
  '#234aa8',
  '#1a3a86',
];
// Mantine takes borders from 4, inputs from 6 and surfaces from 7.
const dark: MantineColorsTuple = [
  '#eceff4',
  '#c9d0da',
  '#b6bec9',
  '#97a1b0',
  '#313843',
  '#272d36',
  '#1c2129',
  '#171b21',
  '#12161b',
  '#0f1216',
];

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 6 },
  colors: { brand, dark },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Devanagari", Helvetica, Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** The key is also read by `public/color-scheme.js`, before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'color-scheme' });
