// Days of leave are whole millionths of a day inside the program: sums of them are exact, and leave no dust behind.

export const MICRO_DAYS = 1_000_000;

/** Whole millionths of a day as days. */
export function toDays(micro: number): number {
  return micro / MICRO_DAYS;
}
