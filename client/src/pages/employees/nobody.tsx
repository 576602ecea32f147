import { Button, Group } from '@mantine/core';
import { isFiltered, onlyFilters, withValues } from '../../filters/filter-model';
import { useFilterOptions } from '../../filters/filter-options';
import { optionLabel } from '../../filters/option-label';
import { useFilters } from '../../filters/use-filters';
import { filterWords } from '../../filters/words';
import { formatList } from '../../lib/format';
import { PEOPLE_FILTERS } from './employee-filter';
import classes from './employees.module.css';
import { employeesWords } from './words';

const say = employeesWords;

/** Says why nobody is in the list, and offers to look wider. */
export function Nobody({
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
  /** Nothing was ever taken in: there is nowhere else to look. */
  nothingYet: boolean;
}) {
  const [filters, onChange] = useFilters();
  const { options } = useFilterOptions();
  const set = PEOPLE_FILTERS.filter((name) => filters[name].length > 0);
  const restricted = find !== '' || isFiltered(onlyFilters(filters, PEOPLE_FILTERS));
  if (nothingYet) {
    return (
      <section className={classes.nobody}>
        <h2>{say.nobodyYet}</h2>
        <p>{say.nobodyYetText}</p>
      </section>
    );
  }
  return (
    <section className={classes.nobody}>
      <h2>{restricted ? say.nobody : say.nobodyYet}</h2>
      {!restricted && <p>{say.nobodyYetText}</p>}
      {find !== '' && <p>{say.nobodyWith(find)}</p>}
      {set.map((name) => (
        <p key={name}>{say.nobodyFiltered(filterWords[name], formatList(filters[name].map((id) => optionLabel(options, name, id))))}</p>
      ))}
      {!retired && <p>{say.nobodyRetired}</p>}
      <Group gap="xs" mt="sm" justify="center">
        {find !== '' && (
          <Button size="xs" variant="default" onClick={() => onFind('')}>
            {say.clearFind}
          </Button>
        )}
        {set.map((name) => (
          <Button key={name} size="xs" variant="default" onClick={() => onChange(withValues(filters, name, []))}>
            {filterWords.empty.remove(filterWords[name])}
          </Button>
        ))}
        {!retired && (
          <Button size="xs" variant="default" onClick={() => onRetired(true)}>
            {say.includeRetired}
          </Button>
        )}
      </Group>
    </section>
  );
}
