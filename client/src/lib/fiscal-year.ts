import DateConverter from '@remotemerge/nepali-date-converter';

export interface FiscalYear {
  id: string;
  label: string;
  /** First date, inclusive. */
  startDate: string;
  /** Last date, inclusive. */
  endDate: string;
  isCurrent: boolean;
}

/** How fiscal years are named: as the source does (2023/24), or in Bikram Sambat (2080/81). */
export type FiscalNaming = 'source' | 'bikramSambat';

/**
 * Fiscal years with the labels that the viewer wants; no two have the same. Years that share a Bikram Sambat label are told apart by the
 * API's label, which no two share.
 */
export function labelFiscalYears<Year extends FiscalYear>(years: readonly Year[], naming: FiscalNaming): Year[] {
  const labels = years.map((year) => fiscalLabel(year, naming));
  const isAlone = (label: string) => labels.indexOf(label) === labels.lastIndexOf(label);
  return years.map((year, at) => {
    const label = labels[at] ?? year.label;
    return { ...year, label: isAlone(label) ? label : `${label} (${year.label.match(/\((.*)\)/)?.[1] ?? year.label})` };
  });
}

/** Its borders name a fiscal year, so a year beyond the converter's tables keeps the source's label. */
function fiscalLabel({ label, startDate, endDate }: FiscalYear, naming: FiscalNaming): string {
  if (naming === 'source') return label;
  const [first, last] = [bikramSambatYear(startDate), bikramSambatYear(endDate)];
  if (first === null || last === null) return label;
  return first === last ? String(first) : `${first}/${String(last).slice(-2)}`;
}

function bikramSambatYear(date: string): number | null {
  try {
    return new DateConverter(date).toBs().year;
  } catch {
    return null;
  }
}

/** The fiscal year that a date lies in; of overlapping ones the later. */
export const fiscalYearAt = <Year extends FiscalYear>(years: readonly Year[], date: string): Year | undefined =>
  years.findLast((year) => year.startDate <= date && date <= year.endDate);

/** The fiscal year to look at by default: that of today, else the one the source calls current, else the last. */
export const currentFiscalYear = <Year extends FiscalYear>(years: readonly Year[], today: string): Year | undefined =>
  fiscalYearAt(years, today) ?? years.findLast((year) => year.isCurrent) ?? years.at(-1);
