const formats = new Map<string, Intl.DateTimeFormat>();

/** As `new Intl.DateTimeFormat`, each made once: to make one takes longer than to use it a hundred times. */
export function dateTimeFormat(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}
