import { defineMeasure } from '../measure';

export const leaveCount = defineMeasure({
  type: 'Int',
  description: 'Distinct leaves with at least a share of a day inside the cell. Null: suppressed.',
  unit: 'leaves',
  cost: 0,
  isShownToViewer: true,
  isKnownAt: true,
  compute({ counts: { leaves } }) {
    return (cell) => leaves[cell]!;
  },
});
