import { toDays } from '../../../../domain/micro-days';
import { defineMeasure } from '../measure';

export const leaveDays = defineMeasure({
  type: 'Float',
  description: 'Days of leave inside the cell, half days and other fractions included. Null: suppressed.',
  unit: 'days',
  cost: 0,
  isShownToViewer: true,
  isKnownAt: true,
  compute({ counts: { micro } }) {
    return (cell) => toDays(micro[cell]!);
  },
});
