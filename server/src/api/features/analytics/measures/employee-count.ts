import { defineMeasure } from '../measure';

export const employeeCount = defineMeasure({
  type: 'Int',
  description: 'Distinct people of these leaves. Null: suppressed.',
  unit: 'people',
  cost: 0,
  isShownToViewer: true,
  isKnownAt: true,
  compute({ counts: { people } }) {
    return (cell) => people[cell]!;
  },
});
