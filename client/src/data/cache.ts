import { InMemoryCache } from '@apollo/client';

/** How answers are kept: the one place for type policies. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Viewer: { keyFields: [] },
      DataStatus: { keyFields: [] },
      Health: { keyFields: [] },
      // Values, not things: an aggregate belongs to its filter, and a dimension value's id is only unique within its dimension.
      LeaveAggregate: { keyFields: false },
      LeaveAggregateRow: { keyFields: false },
      LeaveMeasures: { keyFields: false },
      DimensionValue: { keyFields: false },
      IngestRunConnection: { keyFields: false },
      LeaveConnection: { keyFields: false },
      // Its days in a filter are those of the filter it was found with.
      Leave: { keyFields: false },
      // What depends on arguments and has no id of its own is replaced by a newer answer, never mixed with it.
      Employee: {
        fields: { balances: { merge: false }, leaves: { merge: false }, leaveIssuers: { merge: false }, lastLeave: { merge: false } },
      },
      EmployeeConnection: { keyFields: false },
      EmployeeLeaveIssuer: { keyFields: false },
      // A balance belongs to its filter and its date, and has no id.
      BalanceConnection: { keyFields: false },
      BalanceTotals: { keyFields: false },
      LeaveBalance: { keyFields: false },
      LedgerEntry: { keyFields: false },
      QuarantinedRecordConnection: { keyFields: false },
      PageInfo: { keyFields: false },
    },
  });
}
