/** `2023/24`, or `2024` where both dates (`YYYY-MM-DD`) are in one calendar year. */
export function labelFiscalYear(startDate: string, endDate: string): string {
  const [startYear, endYear] = [startDate.slice(0, 4), endDate.slice(0, 4)];
  return startYear === endYear ? startYear : `${startYear}/${endYear.slice(2)}`;
}
