import { Button } from '@mantine/core';
import { isFiltered, onlyFilters, PEOPLE_FILTERS } from '../../filters/filter-model';
import { useFilters } from '../../filters/use-filters';
import { NoMatches } from '../../frame/no-matches';
import { EmptyState } from '../../ui/empty-state';
import { employeesWords } from './words';

const say = employeesWords;

/** Shown in place of the list when it is empty: why, with ways to search wider. */
export function NoEmployees({
  find,
  onFind,
  retired,
  onRetired,
  nothingYet,
}: {
  find: string;
  onFind: (text: string) => void;
  retired: boolean;
  onRetired: (retired: boolean) => void;
  /** No run has brought records yet, so that no wider search can help. */
  nothingYet: boolean;
}) {
  const [filters] = useFilters();
  if (nothingYet) {
    return (
      <EmptyState title={say.nobodyYet}>
        <p>{say.nobodyYetText}</p>
      </EmptyState>
    );
  }
  const restricted = find !== '' || isFiltered(onlyFilters(filters, PEOPLE_FILTERS));
  return (
    <NoMatches
      title={restricted ? say.nobody : say.nobodyYet}
      names={PEOPLE_FILTERS}
      actions={
        <>
          {find !== '' && (
            <Button size="xs" variant="default" onClick={() => onFind('')}>
              {say.clearFind}
            </Button>
          )}
          {!retired && (
            <Button size="xs" variant="default" onClick={() => onRetired(true)}>
              {say.includeRetired}
            </Button>
          )}
        </>
      }
    >
      {!restricted && <p>{say.nobodyYetText}</p>}
      {find !== '' && <p>{say.nobodyWith(find)}</p>}
      {!retired && <p>{say.nobodyRetired}</p>}
    </NoMatches>
  );
}
