import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

/** The fields of an ingest run that the page shows, from a query or a subscription. */
export const RUN_FIELDS = graphql(`
  fragment RunFields on IngestRun {
    id
    trigger
    triggeredBy
    dryRun
    status
    startedAt
    finishedAt
    received
    inserted
    updated
    unchanged
    quarantined
    duplicates
    retired
    heldRetirements
    complete
    errorClass
    errorMessage
  }
`);

export type IngestRun = ResultOf<typeof RUN_FIELDS>;
