import { PAGE_LOCALE } from '../../../lib/page-locale';

/** Whole units: the rates are exact, the days are not. @param currency a code of ISO 4217 */
export function formatMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat(PAGE_LOCALE, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}
