/** A fiscal year by its dates (`YYYY-MM-DD`, both inclusive). */
export interface FiscalDates {
  id: string;
  startDate: string;
  endDate: string;
}

const monthAndDay = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric' });

/**
 * A label for each fiscal year, which no other of them has: `2023/24`, or `2024` where both dates are in one calendar year. Years that
 * share it are told apart by their first date, `2023/24 (from Jul 11)`, and where they share that too, by their id.
 */
export function labelFiscalYears(years: readonly FiscalDates[]): string[] {
  const short = years.map(labelByYears);
  const dated = years.map((year, at) => (isAlone(short, at) ? short[at]! : `${short[at]} (from ${formatMonthAndDay(year.startDate)})`));
  return years.map((year, at) => (isAlone(dated, at) ? dated[at]! : dated[at]!.replace(/\)$/, `, no. ${year.id})`)));
}

function labelByYears({ startDate, endDate }: FiscalDates): string {
  const [startYear, endYear] = [startDate.slice(0, 4), endDate.slice(0, 4)];
  return startYear === endYear ? startYear : `${startYear}/${endYear.slice(2)}`;
}

const isAlone = (labels: readonly string[], at: number) => labels.indexOf(labels[at]!) === labels.lastIndexOf(labels[at]!);
const formatMonthAndDay = (date: string) => monthAndDay.format(new Date(`${date}T00:00:00Z`));

/** No fiscal year ended before this one began. */
export const NO_YEAR = -1;

/**
 * For each fiscal year the place of the one that it carries in from: the last that ended before it began. Of those that ended together, the
 * one that began last, then the one with the highest id. Years that overlap do not feed each other.
 * @param years in order of their start, then of their id; dates in any type that compares as dates do
 */
export function findCarriesFrom<Day extends number | string>(years: readonly { start: Day; end: Day }[]): number[] {
  return years.map(({ start }) => {
    let last = NO_YEAR;
    for (const [at, { end }] of years.entries()) if (end < start && (last === NO_YEAR || end >= years[last]!.end)) last = at;
    return last;
  });
}
