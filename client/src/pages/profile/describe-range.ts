import { formatDate } from '../../lib/format';
import { profileWords } from './words';

/** The dates of a leave in words. */
export const describeRange = ({ startDate, endDate }: { startDate: string; endDate: string }): string =>
  startDate === endDate ? formatDate(startDate) : profileWords.range(formatDate(startDate), formatDate(endDate));
