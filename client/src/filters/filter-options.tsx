import { createContext, type ReactNode, use, useMemo } from 'react';
import { graphql } from '../data/graphql';
import type { QueryState } from '../data/query-state';
import { useFigures } from '../data/use-figures';
import { useToday } from '../data/use-today';
import { may, useViewer } from '../data/viewer';
import { leaveTypeColors } from '../leave-charts/leave-colors';
import { leaveWords } from '../leave-charts/words';
import { currentFiscalYear, type FiscalYear, labelFiscalYears } from '../lib/fiscal-year';
import { formatMonthOfYear, formatWeekdayNumber } from '../lib/format';
import { tellApart } from '../lib/tell-apart';
import { useFiscalNaming } from '../lib/use-fiscal-naming';
import { type FilterName, type FilterOption, type FilterOptionLists, MONTHS, WEEKDAYS } from './filter-model';
import { filterWords } from './words';

const FILTER_OPTIONS = graphql(`
  query FilterOptions {
    filterOptions {
      fiscalYears { id label startDate endDate isCurrent }
      departments { id name }
      designations { id name }
      leaveTypes { id name transferableDays }
      statuses
      teamManagers { id name }
      projectAllocations { id name type }
      firstDate
      lastDate
    }
  }
`);

export interface FilterChoices {
  /** Null until the first answer. */
  options: FilterOptionLists | null;
  /** Why there is no first answer; null while it may still come. */
  problem: Pick<QueryState<unknown>, 'error' | 'retry'> | null;
  /** In order of their start, with labels as the viewer wants them. */
  fiscalYears: readonly FiscalYear[];
  /** First and last date with leave of any status; null where there is none. */
  extent: { first: string; last: string } | null;
  /** The ids of the leave types of which unused days may carry over: only of these is anything lost that was meant to be kept. */
  carryingTypes: readonly string[];
  /** The one colour of a leave type. */
  typeColor: (id: string) => string;
}

const NOTHING: FilterChoices = {
  options: null,
  problem: null,
  fiscalYears: [],
  extent: null,
  carryingTypes: [],
  typeColor: leaveTypeColors([]),
};
const FilterChoicesContext = createContext<FilterChoices>(NOTHING);

/** What can be filtered by, as the data has it: asked once for all pages. */
export function FilterOptionsProvider({ children }: { children: ReactNode }) {
  const { role } = useViewer();
  const [naming] = useFiscalNaming();
  const today = useToday();
  const { data, error, retry } = useFigures(FILTER_OPTIONS, may.seeLeave(role) ? {} : null);
  const known = useMemo((): FilterChoices | null => {
    if (!data) return null;
    const { departments, designations, leaveTypes, statuses, teamManagers, projectAllocations, firstDate, lastDate } = data.filterOptions;
    const fiscalYears = labelFiscalYears(data.filterOptions.fiscalYears, naming);
    const current = currentFiscalYear(fiscalYears, today);
    const typeColor = leaveTypeColors(leaveTypes.map((type) => type.id));
    const options: FilterOptionLists = {
      // The newest first: it is the one that is looked for.
      year: fiscalYears
        .map((year) => ({ id: year.id, label: year.label, hint: year === current ? filterWords.currentYear : undefined }))
        .reverse(),
      department: named('department', departments),
      designation: named('designation', designations),
      type: named('type', leaveTypes).map((type) => ({ ...type, color: typeColor(type.id) })),
      status: statuses.map((status) => ({ id: status, label: leaveWords.statuses[status] })),
      manager: named('manager', teamManagers),
      project: named('project', projectAllocations),
      months: MONTHS.map((id) => ({ id, label: formatMonthOfYear(id) })),
      weekdays: WEEKDAYS.map((id) => ({ id, label: formatWeekdayNumber(id) })),
    };
    return {
      options,
      problem: null,
      fiscalYears,
      extent: firstDate === null || lastDate === null ? null : { first: firstDate, last: lastDate },
      carryingTypes: leaveTypes.filter(({ transferableDays }) => (transferableDays ?? 0) > 0).map(({ id }) => id),
      typeColor,
    };
  }, [data, naming, today]);
  const choices = known ?? (error === null ? NOTHING : { ...NOTHING, problem: { error, retry } });
  return <FilterChoicesContext value={choices}>{children}</FilterChoicesContext>;
}

export const useFilterOptions = (): FilterChoices => use(FilterChoicesContext);

/** A question that waits for the options: what keeps them away keeps its answer away, too. */
export function useWaiting<TQuery extends Pick<QueryState<unknown>, 'error' | 'retry'>>(query: TQuery): TQuery {
  const { problem } = useFilterOptions();
  return problem ? { ...query, ...problem } : query;
}

function named(name: FilterName, items: readonly { id: string; name: string | null; type?: string | null }[]): FilterOption[] {
  const options = items.map(({ id, name: label, type }) => ({
    id,
    label: id === '' || label === '' ? filterWords.none[name] : (label ?? filterWords.unknownValue(id)),
    hint: type ?? undefined,
  }));
  return tellApart(options, 'label');
}
