import { defineMeasure, PASS_COST } from '../measure';
import { collectValues, interpolate, valuesAt } from '../values-of-cells';

export const leadTime = defineMeasure({
  type: 'LeadTime',
  description:
    'Calendar days from the request of a leave, dated in the time zone of the source, to its first date, over the leaves that ' +
    'leaveCount counts. Null where suppressed. Null for a VIEWER.',
  unit: 'days',
  cost: PASS_COST,
  compute(cut) {
    const { start, requestedDay } = cut.source.state.leaves;
    const leads = collectValues(cut, (leaf) => start[leaf]! - requestedDay[leaf]!);
    return (cell) => {
      const days = valuesAt(leads, cell);
      const firstOnTime = days.findIndex((lead) => lead >= 0);
      return {
        medianDays: interpolate(days, 0.5),
        p90Days: interpolate(days, 0.9),
        leaveCount: days.length,
        retroactiveCount: firstOnTime < 0 ? days.length : firstOnTime,
      };
    };
  },
});
