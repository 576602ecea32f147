import { formatLocalDate } from '../../../../domain/local-date';
import { defineMeasure, PASS_COST } from '../measure';
import { collectValues, valuesAt } from '../values-of-cells';

export const requestDates = defineMeasure({
  type: 'RequestDates',
  description:
    'When the leaves that leaveCount counts were requested: under the status REQUESTED, since when they have been waiting. Null where ' +
    'suppressed. Null for a VIEWER.',
  unit: 'dates',
  cost: PASS_COST,
  compute(cut) {
    const { requestedDay } = cut.source.state.leaves;
    const requests = collectValues(cut, (leaf) => requestedDay[leaf]!);
    return (cell) => {
      const days = valuesAt(requests, cell);
      if (days.length === 0) return { earliest: null, median: null };
      // The date of a leave, not one between two: half of the leaves were requested on it or later.
      return { earliest: formatLocalDate(days[0]!), median: formatLocalDate(days[Math.floor(days.length / 2)]!) };
    };
  },
});
