import { parseLocalDate } from '../../../domain/local-date';
import { findNumber, findText } from '../../../mart/find-member';
import { answerBy } from '../../../mart/question';
import { NONE } from '../../../mart/state';
import { findCurrentYear, sumTakenDays } from './taken-days';
import { TAKEN_DAYS } from './taken-days.question';

export const answerTakenDays = answerBy(TAKEN_DAYS, ({ state }, { asked, today }): number[] => {
  const { people, fiscalYears } = state;
  const findPerson = findText(people.id, people.count);
  const findYear = findNumber(fiscalYears.id, fiscalYears.count);
  const day = parseLocalDate(today) ?? 0;
  const currentYear = findCurrentYear(state, day);
  return asked.map(({ employeeId, fiscalYearId }) => {
    const person = findPerson(employeeId);
    const year = fiscalYearId === null ? currentYear : findYear(fiscalYearId);
    return person === NONE || year === NONE ? 0 : sumTakenDays(state, person, year, day);
  });
});
