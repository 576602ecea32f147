/**
 * How many random questions a property is held against: as many as pass in seconds on every run of the tests, thousands with PROPERTY_RUNS.
 */
export function readPropertyRuns(usual: number): number {
  return Number(process.env.PROPERTY_RUNS ?? usual);
}

/** How long so many random runs of an ingest may take, on a busy machine. */
export function propertyTimeout(runs: number): number {
  return 120_000 + runs * 30_000;
}
