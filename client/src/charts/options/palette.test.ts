import { expect, test } from 'vitest';
import { contrast } from '../../../test/contrast';
import { leaveTypeColors } from '../../leave-charts/leave-colors';
import { CHART_COLORS } from './palette';

test('a leave type keeps its colour in any order of the answer', () => {
  const forward = leaveTypeColors(['1', '2', '10']);
  const backward = leaveTypeColors(['10', '2', '1']);
  for (const id of ['1', '2', '10']) expect(backward(id)).toBe(forward(id));
  expect(new Set(['1', '2', '10'].map(forward)).size).toBe(3);
});

test('every hue holds 3:1 against both surfaces', () => {
  const ids = Array.from({ length: 10 }, (_, index) => String(index + 1));
  const color = leaveTypeColors(ids);
  for (const hue of [...ids.map(color), color('')]) {
    expect(contrast(hue, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(hue, '#171b21')).toBeGreaterThanOrEqual(3);
  }
});

test('words on charts hold 4.5:1 against their surface', () => {
  for (const [scheme, surface] of [
    ['light', '#ffffff'],
    ['dark', '#171b21'],
  ] as const) {
    expect(contrast(CHART_COLORS[scheme].muted, surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(CHART_COLORS[scheme].ink, surface)).toBeGreaterThanOrEqual(4.5);
  }
});
