import { useDataState } from './use-live-data';

/** Today's date where the source is; it moves on with the next answer about the data's state after midnight. */
export function useToday(): string {
  return useDataState().today;
}
