import { defineMeasure, PASS_COST } from '../measure';
import { collectValues, interpolate, valuesAt } from '../values-of-cells';

export const decisionTime = defineMeasure({
  type: 'DecisionTime',
  description:
    'How long the decisions on the leaves that leaveCount counts took, from the changes of status that the runs observed. Null where ' +
    'suppressed. Null for a VIEWER.',
  unit: 'days',
  cost: PASS_COST,
  compute(cut) {
    const { decisionDays } = cut.source.state.leaves;
    const decisions = collectValues(cut, (leaf) => decisionDays[leaf]!);
    return (cell) => {
      const days = valuesAt(decisions, cell);
      return { medianDays: interpolate(days, 0.5), p90Days: interpolate(days, 0.9), observedCount: days.length };
    };
  },
});
