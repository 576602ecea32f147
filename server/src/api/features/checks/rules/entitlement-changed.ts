import { formatLocalDate } from '../../../../domain/local-date';
import { textAt } from '../../../../mart/shared-columns';
import { type Finding, finding, type RuleOfNobody } from './rule';
import { daysInWords } from './words';

export const entitlementChanged: RuleOfNobody = {
  title: 'Entitlement changed within a year',
  description: 'The source changed how many days a leave type grants in a fiscal year while that year was running.',
  ofNobody({ state }) {
    const { entitlementChanges: changes, fiscalYears, leaveTypes } = state;
    const found: Finding[] = [];
    for (let at = 0; at < changes.count; at++) {
      const [leaveType, fiscalYear, day] = [changes.leaveType[at]!, changes.fiscalYear[at]!, changes.day[at]!];
      if (day < fiscalYears.start[fiscalYear]! || day > fiscalYears.end[fiscalYear]!) continue;
      found.push(
        finding({
          key: `${textAt(leaveTypes.id, leaveType)}:${textAt(fiscalYears.id, fiscalYear)}:${changes.runId[at]}`,
          what: `${granted(changes.before[at]!)} became ${granted(changes.after[at]!)} on ${formatLocalDate(day)}`,
          leaveType,
          fiscalYear,
        }),
      );
    }
    return found;
  },
};

const granted = (micro: number) => (Number.isNaN(micro) ? 'Unknown' : daysInWords(micro));
