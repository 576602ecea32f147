/**
 * The locale that dates and numbers are written in: the page is in English, so it is the browser's where that is a kind of English, else
 * English as such. Years are Gregorian and digits Latin: a Thai or Persian browser would write other years.
 */
export function pageLocale(browserLocale: string): string {
  const { language, baseName } = new Intl.Locale(browserLocale);
  return new Intl.Locale(language === 'en' ? baseName : 'en', { calendar: 'gregory', numberingSystem: 'latn' }).toString();
}

export const PAGE_LOCALE = pageLocale(new Intl.DateTimeFormat().resolvedOptions().locale);
