import { expect, test } from 'vitest';
import { contrast, layOver } from '../../../test/contrast';
import { HATCHES, hatchPattern, quietHatch } from './hatch';
import { heatScale } from './heat-scale';
import { CHART_COLORS } from './palette';

test.each(['light', 'dark'] as const)('a figure on a hatched cell holds 4.5:1 on the lines and between them, %s', (mode) => {
  const steps = heatScale(6, mode);
  expect(steps).toHaveLength(6);
  for (const { color, ink } of steps) {
    const [lines, opacity] = HATCHES[quietHatch(color)];
    expect(contrast(color, ink)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(layOver(color, lines, opacity), ink)).toBeGreaterThanOrEqual(4.5);
  }
});

test('every hatch that a cell may take is among the patterns of a drawing', () => {
  for (const id of Object.keys(HATCHES)) expect(hatchPattern(CHART_COLORS.dark)).toContain(`id="${id}"`);
});
