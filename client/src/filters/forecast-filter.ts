import { type Filters, PEOPLE_FILTERS, toListFields } from './filter-model';

/** The filters that a forecast can follow: whose leave, and of which type. Requests of every year, status and date are its history. */
export const forecastFilter = (filters: Filters) => toListFields(filters, [...PEOPLE_FILTERS, 'type']);
