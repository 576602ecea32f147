import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';

/**
 * Reads a CSV with the header `empId,rate`: what a day of each person costs. Null: there is no file.
 * @param problems what is wrong with it is added here. No message repeats a rate.
 */
export function readDailyRates(path: string | undefined, problems: string[]): Record<string, number> | null {
  if (!path) return null;
  const rates: Record<string, number> = {};
  try {
    const rows = parse(readFileSync(path), { columns: true, bom: true, trim: true, skip_empty_lines: true }) as Record<string, string>[];
    for (const [at, { empId, rate }] of rows.entries()) {
      const amount = rate === undefined || rate === '' ? Number.NaN : Number(rate);
      if (!empId || !(amount > 0 && amount < 1e9)) {
        problems.push(`DAILY_RATES_FILE ${path}: row ${at + 1} is not an empId and a rate above 0; its header is empId,rate`);
        return null;
      }
      if (Object.hasOwn(rates, empId)) {
        problems.push(`DAILY_RATES_FILE ${path}: row ${at + 1} is a second rate of the same person`);
        return null;
      }
      rates[empId] = amount;
    }
  } catch (error) {
    const reason = error instanceof CsvError ? 'it is not CSV' : ((error as NodeJS.ErrnoException).code ?? String(error));
    problems.push(`DAILY_RATES_FILE ${path} cannot be read: ${reason}`);
    return null;
  }
  return rates;
}
