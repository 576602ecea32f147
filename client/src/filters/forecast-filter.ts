import { type Filters, NO_FILTERS, PEOPLE_FILTERS, toListFields } from './filter-model';

/** The filters that a forecast can follow: whose leave, and of which type. Requests of every year, status and date are its history. */
export const forecastFilter = (filters: Filters) => toListFields(filters, [...PEOPLE_FILTERS, 'type']);

const { year, status, months, weekdays, from, to, attribution } = NO_FILTERS;
/** What a forecast has in place of the other filters of the page: its files name none of them. */
export const IN_FORECAST: Partial<Filters> = { year, status, months, weekdays, from, to, attribution };
