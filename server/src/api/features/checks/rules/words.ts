import { MICRO_DAYS, toDays } from '../../../../domain/micro-days';

/** Millionths of a day in words, such as "1 day" or "2.5 days". */
export function daysInWords(micro: number): string {
  return micro === MICRO_DAYS ? '1 day' : `${toDays(micro)} days`;
}
