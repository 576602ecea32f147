import { formatLocalDate } from '../../../../domain/local-date';
import { textAt } from '../../../../mart/shared-columns';
import { type Finding, finding, type RuleOfNobody } from './rule';

export const overlappingFiscalYears: RuleOfNobody = {
  title: 'Fiscal years that overlap',
  description: 'Two fiscal years of the source that have a date in common. Each keeps its own balances.',
  ofNobody({ state: { fiscalYears } }) {
    const { count, id, start, end } = fiscalYears;
    const found: Finding[] = [];
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        if (start[b]! > end[a]! || start[a]! > end[b]!) continue;
        const [first, last] = [Math.max(start[a]!, start[b]!), Math.min(end[a]!, end[b]!)];
        found.push(
          finding({
            key: `${textAt(id, a)}-${textAt(id, b)}`,
            what: `Both have ${formatLocalDate(first)} to ${formatLocalDate(last)}`,
            fiscalYear: a,
            otherFiscalYear: b,
          }),
        );
      }
    }
    return found;
  },
};
