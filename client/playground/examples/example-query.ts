/** A tab of the playground that a first visitor finds open. */
export interface ExampleQuery {
  query: string;
  variables?: string;
}

export const NOW = new Date();

/** The calendar date that is some days from today, in the time zone of the browser. */
export function daysFromToday(days: number): string {
  const date = new Date(NOW.getFullYear(), NOW.getMonth(), NOW.getDate() + days);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

export function writeVariables(variables: Record<string, unknown>): string {
  return `${JSON.stringify(variables, null, 2)}\n`;
}
