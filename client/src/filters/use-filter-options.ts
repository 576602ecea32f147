import { useMemo } from 'react';
import { graphql } from '../apollo/graphql';
import { leaveTypeColors } from '../charts/palette';
import { useLiveQuery } from '../lib/use-live-query';
import { filterWords } from '../words/filters';
import { leaveWords } from '../words/leave';
import type { FilterName, FilterOption, FilterOptionLists } from './filter-model';

const FILTER_OPTIONS = graphql(`
  query FilterOptions {
    filterOptions {
      fiscalYears { id label isCurrent }
      departments { id name }
      designations { id name }
      leaveTypes { id name }
      statuses
    }
  }
`);

/** What can be filtered by, as the data has it. */
export function useFilterOptions() {
  const { data, error, retry } = useLiveQuery(FILTER_OPTIONS, {});
  const options = useMemo((): FilterOptionLists | null => {
    if (!data) return null;
    const { fiscalYears, departments, designations, leaveTypes, statuses } = data.filterOptions;
    const named = (name: FilterName, items: readonly { id: string; name: string }[]): FilterOption[] =>
      items.map((item) => ({ id: item.id, label: item.id === '' ? filterWords.none[name] : item.name }));
    const colors = leaveTypeColors(leaveTypes.map((type) => type.id));
    return {
      // The newest first: it is the one that is looked for.
      year: fiscalYears
        .map((year) => ({ id: year.id, label: year.label, hint: year.isCurrent ? filterWords.currentYear : undefined }))
        .reverse(),
      department: named('department', departments),
      designation: named('designation', designations),
      type: named('type', leaveTypes).map((type) => ({ ...type, color: colors(type.id) })),
      status: statuses.map((status) => ({ id: status, label: leaveWords.statuses[status] })),
    };
  }, [data]);
  return { options, error, retry };
}
