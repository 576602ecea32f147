import { Button } from '@mantine/core';
import { EVERY_STATUS, type FilterName, isFiltered } from '../filters/filter-model';
import { useFilterOptions } from '../filters/filter-options';
import { useFilters } from '../filters/use-filters';
import { filterWords } from '../filters/words';
import { EmptyState } from '../ui/empty-state';
import { NoMatches } from './no-matches';

const say = filterWords.empty;
/** Every filter, in the order in which clearing them is offered: the narrowest first. */
const LOOSEN_ORDER = Object.keys({
  weekdays: true,
  months: true,
  project: true,
  designation: true,
  manager: true,
  type: true,
  department: true,
  status: true,
  year: true,
} satisfies Record<FilterName, true>) as FilterName[];

/** Shown in place of charts when there is no leave to draw: none at all, none approved, or none under the filters. */
export function NoLeave() {
  const [filters, onChange] = useFilters();
  const { options, extent } = useFilterOptions();
  if (options !== null && extent === null) {
    return (
      <EmptyState title={say.allTitle}>
        <p>{say.allText}</p>
      </EmptyState>
    );
  }
  if (!isFiltered(filters)) {
    const action = (
      <Button size="xs" variant="default" onClick={() => onChange({ ...filters, status: EVERY_STATUS })}>
        {say.statusAction}
      </Button>
    );
    return (
      <EmptyState title={say.approvedTitle} actions={action}>
        <p>{say.status}</p>
      </EmptyState>
    );
  }
  return (
    <NoMatches title={say.title} names={LOOSEN_ORDER} dates>
      {filters.status.length === 0 && <p>{say.status}</p>}
    </NoMatches>
  );
}
