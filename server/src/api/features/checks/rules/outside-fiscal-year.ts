import { formatLocalDate } from '../../../../domain/local-date';
import { FLAG } from '../../../../mart/state';
import { findLeaves, isLive, type RuleOfPeople } from './rule';

export const outsideFiscalYear: RuleOfPeople = {
  title: 'Outside its fiscal year',
  description:
    'Approved or pending leave that takes part of a date outside the fiscal year that its record is charged to: balances and trends ' +
    'count it in different years.',
  ofPeople({ state }) {
    const { leaves, fiscalYears } = state;
    return findLeaves(state, (leave) => {
      if (!isLive(state, leave) || (leaves.flags[leave]! & FLAG.OUTSIDE_FISCAL_YEAR) === 0) return null;
      const year = leaves.fiscalYear[leave]!;
      const span = (first: number, last: number) => `${formatLocalDate(first)} to ${formatLocalDate(last)}`;
      const charged = span(fiscalYears.start[year]!, fiscalYears.end[year]!);
      return `Leave from ${span(leaves.start[leave]!, leaves.end[leave]!)}, charged to ${charged}`;
    });
  },
};
