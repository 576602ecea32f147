import { dateIn } from './calendar-date';
import { useLiveData } from './use-live-data';

/** Today's date where the source is; it moves on with the next answer about the data's state after midnight. */
export function useToday(): string {
  const { status } = useLiveData();
  return dateIn(status?.sourceTimeZone ?? 'UTC', Date.now());
}
