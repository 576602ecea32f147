// The package has types, but its `exports` do not lead to them.
declare module '@remotemerge/nepali-date-converter' {
  class DateConverter {
    /** @param date `YYYY-MM-DD` */
    constructor(date: string);
    /** The date in Bikram Sambat; throws beyond the years 1975 to 2099 BS. */
    toBs(): { year: number; month: number; date: number };
  }
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default DateConverter;
}
