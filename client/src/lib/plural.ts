/** The form of a word beside a number: that of one also beside -1. */
export const plural = (count: number, one: string, many: string): string => (Math.abs(count) === 1 ? one : many);
