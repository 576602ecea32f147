import { toDays } from '../../../../domain/micro-days';

/** Millionths of a day in words, such as "1 day" or "2.5 days". */
export function daysInWords(micro: number): string {
  return micro === 1_000_000 ? '1 day' : `${toDays(micro)} days`;
}
