import { createBalanceReader, readBalances } from '../../../../mart/balances/balance-reader';
import { textAt } from '../../../../mart/shared-columns';
import { type Finding, finding, type RuleOfPeople } from './rule';
import { daysInWords } from './words';

export const overdrawn: RuleOfPeople = {
  title: 'Overdrawn',
  description:
    'A balance with fewer than 0 days available: more approved leave is charged to the fiscal year than entitlement and carry-over. ' +
    'Leave types that grant nothing do not count.',
  ofPeople({ state, today }) {
    const { people, leaveTypes, fiscalYears } = state;
    if (fiscalYears.count === 0) return () => [];
    const all = (count: number) => Array.from({ length: count }, (_, ordinal) => ordinal);
    const reader = createBalanceReader(state, { leaveTypes: all(leaveTypes.count), fiscalYears: all(fiscalYears.count), asOf: today });
    return (person) => {
      const found: Finding[] = [];
      const rows = readBalances(reader, person);
      for (let row = 0; row < rows.count; row++) {
        if (!(rows.available[row]! < 0) || !(rows.entitlement[row]! > 0 || rows.carriedIn[row]! > 0)) continue;
        const [leaveType, fiscalYear] = [rows.leaveType[row]!, rows.fiscalYear[row]!];
        found.push(
          finding({
            key: `${textAt(people.id, person)}:${textAt(leaveTypes.id, leaveType)}:${textAt(fiscalYears.id, fiscalYear)}`,
            what: `Overdrawn by ${daysInWords(-rows.available[row]!)}`,
            person,
            leaveType,
            fiscalYear,
          }),
        );
      }
      return found;
    };
  },
};
