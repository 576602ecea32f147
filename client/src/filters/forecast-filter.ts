import { type Filters, NO_FILTERS } from './filter-model';

const { year, status, months, weekdays, from, to, attribution } = NO_FILTERS;
/** What a forecast has in place of the filters that it cannot follow: its history is requests of every year, status and date. */
export const IN_FORECAST: Partial<Filters> = { year, status, months, weekdays, from, to, attribution };
