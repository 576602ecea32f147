import { CHANGE_QUERIES } from './examples/change-queries';
import { DATA_QUERIES } from './examples/data-queries';
import type { ExampleQuery } from './examples/example-query';
import { FIGURE_QUERIES } from './examples/figure-queries';
import { PEOPLE_QUERIES } from './examples/people-queries';

/** Queries to start from. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [...DATA_QUERIES, ...FIGURE_QUERIES, ...PEOPLE_QUERIES, ...CHANGE_QUERIES];
