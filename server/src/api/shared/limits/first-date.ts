import { invalidInput } from '../../../errors';

// There is no year 0.
const FIRST_DATE = '0001-01-01';

/** @throws {AppError} BAD_USER_INPUT for a date before the first year. */
export function checkDate(date: string): string {
  if (date < FIRST_DATE) throw invalidInput(`Dates begin with ${FIRST_DATE}.`);
  return date;
}
