/**
 * How many random questions a property is held against: as many as pass in seconds on every run of the tests, thousands with PROPERTY_RUNS.
 */
export function readPropertyRuns(usual: number): number {
  return Number(process.env.PROPERTY_RUNS ?? usual);
}
