import { toDays } from '../../../../domain/micro-days';
import { defineMeasure } from '../measure';
import { toRate } from '../rates';

const BASIS = 'Leave days / people with leave in the cell.';

export const meanDaysPerPerson = defineMeasure({
  type: 'Rate',
  description: 'Leave days for each person with leave in the cell. Null where suppressed.',
  unit: 'days',
  cost: 0,
  isShownToViewer: true,
  isKnownAt: true,
  compute({ counts: { micro, people } }) {
    return (cell) => toRate(toDays(micro[cell]!), people[cell]!, BASIS);
  },
});
